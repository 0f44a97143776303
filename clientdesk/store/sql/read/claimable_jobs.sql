-- The next jobs to claim with all that enrichment reads of their clients; what somebody waits for
-- comes before what a run queued. $now; $furthest: the longest wait from now, as one that ends later
-- is of a clock that ran ahead; $most

select j.id as job_id, j.run_id, j.fence, j.attempt, j.status_before,
    c.id, c.name, c.email, c.phone, c.address, c.website, c.tax_id, c.notes, c.version,
    c.archived_at, c.enrichment_status
from enrichment_jobs as j
join clients as c on c.id = j.client_id
where j.status = 'queued'
    or j.status = 'waiting' and (j.run_after <= $now or j.run_after > $furthest)
order by j.trigger = 'daily', j.run_after, j.id
limit $most
