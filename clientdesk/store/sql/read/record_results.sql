-- Everything that enrichment found of a client, with its sources, oldest first. Parameters: id.

select * exclude (client_id) from enrichment_results where client_id = $id order by found_at, id
