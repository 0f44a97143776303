-- Give a client's rows of enrichment_jobs to another. Parameters: client_id, survivor_id.

update enrichment_jobs
set client_id = $survivor_id::uuid
where client_id = $client_id
