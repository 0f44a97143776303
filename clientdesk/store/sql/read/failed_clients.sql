-- The clients whose last lookup failed. $limit

select id, name, website, archived_at, enrichment_status, enrichment_skip_reason, version
from clients
where enrichment_status = 'failed' and archived_at is null
order by id
limit $limit
