-- Keep running jobs with the workers that hold their last fence. The lists are in step.
-- Parameters: ids, fences, pages, pages_read (lists); lease_until.

update enrichment_jobs
set lease_until = $lease_until::timestamp,
    page = beats.page,
    pages_read = beats.pages_read
from (
    select
        unnest($ids::uuid[]) as id,
        unnest($fences::bigint[]) as fence,
        unnest($pages::varchar[]) as page,
        unnest($pages_read::integer[]) as pages_read
) as beats
where enrichment_jobs.id = beats.id
    and enrichment_jobs.fence = beats.fence
    and status = 'running'
