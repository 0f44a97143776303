-- What was found of a client. Parameters: client_id.

delete from enrichment_results
where client_id = $client_id
