-- An act that can be taken back. $id

select id, kind, label, detail, actor_id, actor_name, "at", until, undone_at, undone_by
from acts
where id = $id
