-- Where the enrichment of one client stands, with its open job. $id

select c.id, c.name, c.email, c.phone, c.address, c.website, c.tax_id, c.notes,
    c.enrichment_status, c.enrichment_skip_reason, c.enrichment_error_kind, c.enrichment_error,
    coalesce(c.enrichment_attempts, 0) as enrichment_attempts, c.enriched_at, c.enriched_inputs,
    c.facts_by_hand, c.industry, c.company_type, c.size_segment, c.risk_tier, c.linkedin_url,
    c.finance_contact, c.finance_contact_email,
    case j.status when 'waiting' then j.run_after end as next_try,
    j.page, coalesce(j.pages_read, 0) as pages_read, j.queued_at, j.started_at
from clients as c
left join enrichment_jobs as j
    on j.client_id = c.id and j.status in ('queued', 'waiting', 'running')
where c.id = $id
