-- What was tried lately and when the first of it began, what was tried since the oldest of what is
-- still to do was queued, and what is to do. $since; $now

with tries as (
    select status, started_at, run_after,
        case status when 'done' then finished_at when 'waiting' then started_at end as tried_at
    from enrichment_jobs
),
under_way as (
    select min(run_after) as since
    from tries
    where status in ('queued', 'running')
)
select
    count(*) filter (tried_at between $since and $now) as finished,
    min(started_at) filter (tried_at between $since and $now) as began,
    count(*) filter (tried_at >= (select since from under_way)) as done,
    count(*) filter (status in ('queued', 'running')) as to_do,
    count(*) filter (status = 'waiting') as waiting,
    min(run_after) filter (status = 'waiting') as next_try
from tries
