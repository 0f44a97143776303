-- The first clients whose relationship owner a member is, with how many there are, archived ones too.
-- Parameters: owner_id, limit.

select name, count(*) over () as how_many
from clients
where owner_id = $owner_id
order by name_key, id
limit $limit
