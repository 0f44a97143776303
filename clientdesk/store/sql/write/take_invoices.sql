-- Take rows out of invoices. The rows: new_rows, with their ids.

delete from invoices
where id in (select id::uuid from new_rows)
