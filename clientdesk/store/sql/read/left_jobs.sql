-- The running jobs whose workers have given no sign of life, with their clients. $now; $latest: see
-- enrichment_waiting; $every: all running ones

select j.id as job_id, j.run_id, j.attempt, j.status_before, c.id, c.name, c.website, c.version,
    c.archived_at, c.enrichment_status
from enrichment_jobs as j
join clients as c on c.id = j.client_id
where j.status = 'running' and ($every or j.lease_until <= $now or j.lease_until > $latest)
order by j.run_after, j.id
