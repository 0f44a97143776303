-- The enrichment jobs that an act kept, as they are to be again. $act_id

select * exclude (act_id)
from kept_enrichment_jobs
where act_id = $act_id
