-- The one workspace, as settings read it before they change it.

select id, name, country, base_currency, timezone, locale, payment_terms_days, reminder_tone,
    enrichment_enabled, is_demo, logo, created_at, version,
    coalesce(invoice_pattern, 'INV-{number:4}') as invoice_pattern,
    coalesce(rounding, 'half_up') as rounding, coalesce(tax_by, 'line') as tax_by,
    address, tax_id, email, phone, payment_details,
    coalesce(sentence_model, 'asked') as sentence_model
from workspace
