-- What happened to one invoice, newest first; its id stands in the detail, its number in new.
-- Parameters: client_id and number (or null), id, limit.

select id::varchar as id, change_id::varchar as change_id, activities.at, kind, actor_name, detail
from activities
where client_id is not distinct from $client_id::uuid
    and field = 'invoice'
    and (detail like '%' || $id::varchar || '%' or new = $number::varchar)
order by activities.at desc, id desc
limit $limit
