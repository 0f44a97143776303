-- When something last happened with some clients, and by whose hand. Parameters: ids.

select client_id::varchar as id, max("at") as last_at, arg_max(actor_name, "at") as actor
from activities
where client_id in (select unnest($ids::uuid[]))
group by client_id
