-- Keep rows of clients as they are, before an act changes them. The rows: new_rows, with their ids.
-- Parameters: act_id.

insert into kept_clients by name
select $act_id::uuid as act_id, *
from clients
where id in (select id::uuid from new_rows)
