-- How many jobs come before that of a client, and itself; 0 when it does not wait. $client_id

with waiting as (
    select client_id, row_number() over (order by trigger = 'daily', run_after, id) as place
    from enrichment_jobs
    where status = 'queued'
)
select coalesce(max(place), 0) as place
from waiting
where client_id = $client_id
