-- The clients whose last lookup failed, the newest first, and when each is tried again. $limit; $offset

with failed as (
    select id, name, website, enrichment_error_kind as error_kind, enrichment_error as error,
        coalesce(enrichment_attempts, 0) as attempts
    from clients
    where enrichment_status = 'failed' and archived_at is null
),
tries as (
    select client_id, max(started_at) as tried_at,
        max(run_after) filter (status = 'waiting') as next_try
    from enrichment_jobs
    where client_id in (select id from failed)
    group by client_id
)
select id::varchar as client_id, name, website, error_kind, error, attempts, tried_at, next_try
from failed
left join tries on client_id = failed.id
order by tried_at desc nulls last, name, failed.id
limit $limit offset $offset
