-- Every lookup of a client, oldest first. Parameters: id.

select * exclude (client_id, worker, fence) from enrichment_jobs
where client_id = $id
order by queued_at, id
