-- The enrichment jobs of some clients. new_rows: the clients' ids.

select id::varchar as id
from enrichment_jobs
where client_id in (select id::uuid from new_rows)
