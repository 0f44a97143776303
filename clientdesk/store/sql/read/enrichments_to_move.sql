-- Clients with what decides where their enrichment goes. $ids

select id, name, website, archived_at, enrichment_status, enrichment_skip_reason, version
from clients
where id in (select unnest($ids::uuid[]))
order by id
