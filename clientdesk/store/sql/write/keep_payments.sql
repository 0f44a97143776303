-- Keep rows of payments as they are, before an act changes them. The rows: new_rows, with their ids.
-- Parameters: act_id.

insert into kept_payments by name
select $act_id::uuid as act_id, *
from payments
where id in (select id::uuid from new_rows)
