-- What an act told of each client, for its undoing to tell the reverse. $act_id

select client_id::varchar as client_id, client_name, kind, field, old, new
from activities
where change_id = $act_id and client_id is not null
order by id
