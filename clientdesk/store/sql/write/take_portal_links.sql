-- Take rows out of portal_links. The rows: new_rows, with their ids.

delete from portal_links
where id in (select id::uuid from new_rows)
