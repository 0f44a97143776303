-- Clients with what decides whether a change of many takes them. The rows: new_rows, with their ids.

select c.id, c.name, c.website, c.owner_id, c.portal_enabled, c.archived_at,
    c.payment_terms_days, c.reminder_tone, c.enrichment_status, c.enrichment_skip_reason,
    c.updated_at, c.version
from clients as c
where c.id in (select n.id::uuid from new_rows as n)
order by c.id
