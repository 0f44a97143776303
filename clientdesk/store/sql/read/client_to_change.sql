-- One client, with all that an action may change. Parameters: id.

select id, name, email, phone, address, website, tax_id, notes, owner_id,
    currency, payment_terms_days, reminder_tone, locale,
    credit_limit, on_hold, portal_enabled, archived_at,
    enrichment_status, enrichment_skip_reason, enriched_at, enriched_inputs, facts_by_hand,
    industry, company_type, size_segment, risk_tier, linkedin_url,
    finance_contact, finance_contact_email, updated_at, version
from clients
where id = $id
