-- What happened to a client, newest first. $id; $kinds: only these, null for all;
-- $field: only changes of it, null for all; $limit

select id::varchar as id, change_id::varchar as change_id, activities.at, kind, actor_kind,
    actor_id::varchar as actor_id, actor_name, field, old, new, detail
from activities
where client_id = $id
    and ($kinds::varchar[] is null or list_contains($kinds::varchar[], kind))
    and ($field::varchar is null or field = $field::varchar)
order by activities.at desc, id desc
limit $limit
