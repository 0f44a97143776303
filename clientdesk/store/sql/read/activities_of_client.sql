-- What happened to a client, newest first. $id; $limit

select id::varchar as id, change_id::varchar as change_id, activities.at, kind, actor_kind,
    actor_id::varchar as actor_id, actor_name, field, old, new, detail
from activities
where client_id = $id
order by activities.at desc, id desc
limit $limit
