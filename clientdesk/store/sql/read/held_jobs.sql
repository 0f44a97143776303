-- Which of the jobs still run, with the fence of the worker that holds them. $ids

select id, fence
from enrichment_jobs
where id in (select unnest($ids::uuid[])) and status = 'running'
