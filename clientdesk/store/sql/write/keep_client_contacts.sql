-- Keep rows of client_contacts as they are, before an act changes them. The rows: new_rows, with their ids.
-- Parameters: act_id.

insert into kept_client_contacts by name
select $act_id::uuid as act_id, *
from client_contacts
where id in (select id::uuid from new_rows)
