-- Take rows out of clients. The rows: new_rows, with their ids.

delete from clients
where id in (select id::uuid from new_rows)
