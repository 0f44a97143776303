-- Every saved view with whose it is, private ones of everybody too.

select v.id, v.name, v.filter, v.columns, v.is_shared, v.owner_id, m.name as owner, v.version
from saved_views as v
join members as m on m.id = v.owner_id
