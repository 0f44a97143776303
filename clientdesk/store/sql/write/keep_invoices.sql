-- Keep rows of invoices as they are, before an act changes them. The rows: new_rows, with their ids.
-- Parameters: act_id.

insert into kept_invoices by name
select $act_id::uuid as act_id, *
from invoices
where id in (select id::uuid from new_rows)
