-- The newest runs, or one, with what became of their jobs. $id: null for all; $limit

with shown as (
    select *
    from enrichment_runs
    where $id is null or id = $id
    order by day desc
    limit $limit
),
became as (
    select run_id,
        count(*) filter (outcome = 'skipped') as skipped,
        count(*) filter (outcome = 'succeeded') as succeeded,
        count(*) filter (outcome = 'failed') as failed,
        count(*) filter (status = 'canceled') as canceled,
        count(*) filter (status in ('queued', 'running', 'waiting')) as to_do,
        max(finished_at) as last_finished_at
    from enrichment_jobs
    where run_id in (select id from shown)
    group by run_id
)
select r.id, r.day, r.source, r.started_at, r.started_by, r.queued,
    r.skipped + coalesce(b.skipped, 0) as skipped, coalesce(b.succeeded, 0) as succeeded,
    coalesce(b.failed, 0) as failed, coalesce(b.canceled, 0) as canceled,
    coalesce(b.to_do, 0) as to_do, b.last_finished_at
from shown as r
left join became as b on b.run_id = r.id
order by r.day desc
