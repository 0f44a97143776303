-- The clients that the gate stopped, and why. $limit; $offset

select id::varchar as client_id, name, website, enrichment_skip_reason as reason
from clients
where enrichment_status = 'skipped' and archived_at is null
order by enrichment_skip_reason, name_key, id
limit $limit offset $offset
