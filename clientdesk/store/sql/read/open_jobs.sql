-- The open jobs of clients. $client_ids: null for those of all

select id as job_id, client_id, status, status_before
from enrichment_jobs
where status in ('queued', 'waiting', 'running')
    and ($client_ids is null or client_id in (select unnest($client_ids::uuid[])))
order by id
