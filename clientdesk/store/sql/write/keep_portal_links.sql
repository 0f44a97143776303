-- Keep rows of portal_links as they are, before an act changes them. The rows: new_rows, with their ids.
-- Parameters: act_id.

insert into kept_portal_links by name
select $act_id::uuid as act_id, *
from portal_links
where id in (select id::uuid from new_rows)
