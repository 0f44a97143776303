-- Give rows of enrichment_results that an act moved back to the client they came from. Parameters: act_id.

update enrichment_results
set client_id = moved.belonged_to
from act_rows as moved
where moved.act_id = $act_id and moved.table_name = 'enrichment_results' and moved.what = 'moved'
    and moved.row_id = enrichment_results.id
