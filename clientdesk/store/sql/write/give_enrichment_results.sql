-- Give a client's rows of enrichment_results to another. Parameters: client_id, survivor_id.

update enrichment_results
set client_id = $survivor_id::uuid
where client_id = $client_id
