-- A client's jobs. Parameters: client_id.

delete from enrichment_jobs
where client_id = $client_id
