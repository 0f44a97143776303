-- A job that runs under a fence. $id, $fence

select id as job_id, run_id, attempt, status_before, inputs
from enrichment_jobs
where id = $id and fence = $fence and status = 'running'
