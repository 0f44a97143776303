-- Findings about enrichment: a client's status is that of its open job, of which there is at most one.

with open as (
    select client_id, count(*) as jobs, any_value(status) as status,
        bool_and(worker is not null and lease_until is not null) as is_held
    from enrichment_jobs
    where status in ('queued', 'waiting', 'running')
    group by client_id
),
judged as (
    select c.*, 'The client “' || name || '”' as named, o.jobs, o.status as job, o.is_held,
        case when enrichment_status in ('queued', 'running') then enrichment_status end as needs
    from clients as c
    left join open as o on o.client_id = c.id
)
select named || ' has ' || jobs || ' open jobs.' as finding
from judged
where jobs > 1
union all
select named || ' is ' || enrichment_status || ', but its job is ' || coalesce(job, 'none') || '.'
from judged
where coalesce(jobs, 0) < 2
    and (needs is distinct from nullif(job, 'waiting')
        or job = 'waiting' and enrichment_status <> 'failed')
union all
select named || ' is archived, but its job is ' || job || '.'
from judged
where archived_at is not null and job in ('queued', 'waiting')
union all
select named || ' is running, but no worker holds its job.'
from judged
where job = 'running' and not is_held
union all
select named || ' is skipped, but no reason says why.'
from judged
where enrichment_status = 'skipped' and enrichment_skip_reason is null
union all
select named || ' has succeeded, but nothing says when.'
from judged
where enrichment_status = 'succeeded' and enriched_at is null
union all
select 'Job ' || id || ' is ' || status || ', but has the outcome ' || coalesce(outcome, 'none')
    || '.'
from enrichment_jobs
where (status = 'done') <> (outcome is not null)
union all
select count(*) || ' runs are of ' || day || '.'
from enrichment_runs
group by day
having count(*) > 1
