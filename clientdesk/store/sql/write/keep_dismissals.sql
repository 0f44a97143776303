-- Keep what was dismissed for clients, before an act changes it. The rows: new_rows, with the clients'
-- ids. Parameters: act_id.

insert into kept_dismissals by name
select $act_id::uuid as act_id, *
from enrichment_dismissals
where client_id in (select id::uuid from new_rows)
