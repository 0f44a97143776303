-- The one workspace.

select id, name, country, base_currency, timezone, locale, payment_terms_days, reminder_tone,
    enrichment_enabled, is_demo, logo, created_at, version
from workspace
