-- Take rows out of client_contacts. The rows: new_rows, with their ids.

delete from client_contacts
where id in (select id::uuid from new_rows)
