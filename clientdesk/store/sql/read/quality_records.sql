-- The records of some clients as their findings show them, with the name of the owner. $ids

select
    c.id::varchar as id, c.name, c.email, c.phone, c.address, c.website, c.tax_id, c.notes,
    c.owner_id::varchar as owner_id, m.name as owner, m.status as owner_status, c.portal_enabled,
    c.enrichment_status, c.enrichment_skip_reason, c.enrichment_error_kind, c.enrichment_error,
    c.enriched_at, c.enriched_inputs, c.industry, c.company_type, c.size_segment, c.risk_tier,
    c.linkedin_url, c.finance_contact, c.finance_contact_email, c.reminder_tone, c.on_hold,
    c.credit_limit, c.archived_at
from clients as c
left join members as m on m.id = c.owner_id
where c.id in (select unnest($ids::uuid[]))
