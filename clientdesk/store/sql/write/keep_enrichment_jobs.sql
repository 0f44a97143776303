-- Keep rows of enrichment_jobs as they are, before an act changes them. The rows: new_rows, with their ids.
-- Parameters: act_id.

insert into kept_enrichment_jobs by name
select $act_id::uuid as act_id, *
from enrichment_jobs
where id in (select id::uuid from new_rows)
