-- The run of a day. $day

select id, day, queued, skipped
from enrichment_runs
where day = $day
