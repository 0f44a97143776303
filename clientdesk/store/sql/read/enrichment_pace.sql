-- What was finished lately, when the first of it began, and what is still to do. $since; $now

select
    count(*) filter (status = 'done' and finished_at between $since and $now) as finished,
    min(started_at) filter (status = 'done' and finished_at between $since and $now) as began,
    count(*) filter (status in ('queued', 'running')) as to_do,
    count(*) filter (status = 'waiting') as waiting,
    min(run_after) filter (status = 'waiting') as next_try
from enrichment_jobs
