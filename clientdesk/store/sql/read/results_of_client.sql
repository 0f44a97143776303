-- What was found of a client, the newest first. $client_id, $limit

select id, found_at, engine, inputs, result, filled
from enrichment_results
where client_id = $client_id
order by found_at desc, id desc
limit $limit
