-- Let go of what acts kept of enrichment_jobs for a client that goes. Parameters: client_id.

delete from kept_enrichment_jobs
where client_id = $client_id
