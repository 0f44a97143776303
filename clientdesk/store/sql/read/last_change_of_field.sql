-- Who changed a field last, and when; without client_id, a field of the workspace or a member.
-- Parameters: client_id, field, part (the id of a contact or member, in the detail; else null).

select a.actor_name, a.at
from activities as a
where a.client_id is not distinct from $client_id::uuid
    and a.field = $field
    and ($part::varchar is null or a.detail like '%' || $part || '%')
order by a.at desc, a.id desc
limit 1
