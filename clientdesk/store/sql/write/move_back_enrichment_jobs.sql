-- Give rows of enrichment_jobs that an act moved back to the client they came from. Parameters: act_id.

update enrichment_jobs
set client_id = moved.belonged_to
from act_rows as moved
where moved.act_id = $act_id and moved.table_name = 'enrichment_jobs' and moved.what = 'moved'
    and moved.row_id = enrichment_jobs.id
