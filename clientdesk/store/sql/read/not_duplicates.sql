-- Pairs of clients that people said are two, the newest first, with the names they have now.
-- $id: those of one client; null: all

select n.id, n.one_id, n.other_id, a.name as one, b.name as other, n.said_at, n.said_by
from not_duplicates as n
join clients as a on a.id = n.one_id
join clients as b on b.id = n.other_id
where $id is null or n.one_id = $id::uuid or n.other_id = $id::uuid
order by n.said_at desc, n.id desc
