-- What happened to a client, newest first. $id; $limit

select id::varchar as id, change_id::varchar as change_id, at, kind, actor_kind,
    actor_id::varchar as actor_id, actor_name, field, old, new, detail
from activities
where client_id = $id
order by at desc, id desc
limit $limit
