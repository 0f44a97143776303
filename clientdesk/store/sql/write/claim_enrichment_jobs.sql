-- Give jobs to a worker, with a fence above that of every worker before. The lists are in step.
-- Parameters: ids, inputs (lists); worker, now, lease_until.

update enrichment_jobs
set status = 'running',
    attempt = attempt + 1,
    fence = fence + 1,
    worker = $worker,
    started_at = $now::timestamp,
    lease_until = $lease_until::timestamp,
    page = null,
    pages_read = 0,
    inputs = given.fingerprint
from (
    select unnest($ids::uuid[]) as id, unnest($inputs::varchar[]) as fingerprint
) as given
where enrichment_jobs.id = given.id and status in ('queued', 'waiting')
