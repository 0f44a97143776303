-- The newest acts that can be taken back or were, with how many rows each has.
-- $kinds: those to list; $since: not older; $count: at most so many.

select a.id, a.kind, a.label, a.detail, a.actor_id, a.actor_name, a."at", a.until, a.undone_at, a.undone_by,
    (select count(*) from act_rows r where r.act_id = a.id) as row_count
from acts a
where list_contains($kinds, a.kind) and a."at" >= $since::timestamp
order by a."at" desc, a.id desc
limit $count
