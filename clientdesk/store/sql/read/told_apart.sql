-- Pairs of clients that people said are two, of which one is a certain client: the other, and what
-- was said. $id

select if(one_id = $id, other_id, one_id)::varchar as other, said_at, said_by
from not_duplicates
where one_id = $id::uuid or other_id = $id::uuid
