-- Take rows out of payments. The rows: new_rows, with their ids.

delete from payments
where id in (select id::uuid from new_rows)
