-- The clients whose relationship owner a member is, archived ones too. Parameters: owner_id.

select id, name
from clients
where owner_id = $owner_id
order by name_key, id
