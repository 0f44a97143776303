-- What was tried lately and when the first of it began, what was tried since the oldest of what is
-- still to do was queued, and what is to do. While something is to do, only what was tried since
-- then is lately: an hour of rest before it says nothing of the pace. $since; $now

with tries as (
    select status, started_at, run_after,
        case status when 'done' then finished_at when 'waiting' then started_at end as tried_at
    from enrichment_jobs
),
under_way as (
    select min(run_after) as since
    from tries
    where status in ('queued', 'running')
),
judged as (
    select tries.*,
        tried_at between greatest($since::timestamp, coalesce(under_way.since, $since)) and $now
            as is_lately,
        tried_at >= under_way.since as is_of_now
    from tries
    cross join under_way
)
select
    count(*) filter (is_lately) as finished,
    min(started_at) filter (is_lately) as began,
    count(*) filter (is_of_now) as done,
    count(*) filter (status in ('queued', 'running')) as to_do,
    count(*) filter (status = 'waiting') as waiting,
    min(run_after) filter (status = 'waiting') as next_try
from judged
