-- Clients with what an import compares, in the order of their ids. Parameters: after (an id, or null
-- to begin) and at_most.

select id, name, email, phone, address, website, tax_id, notes, version, created_at
from clients
where $after::uuid is null or id > $after::uuid
order by id
limit $at_most::bigint
