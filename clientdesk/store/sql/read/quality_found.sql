-- The newest result of each of some clients. $ids

select client_id::varchar as client_id, arg_max(result, (found_at, id)) as result
from enrichment_results
where client_id in (select unnest($ids::uuid[]))
group by client_id
