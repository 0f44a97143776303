-- Append new rows to portal links by column name. The rows: new_rows, a frame.

insert into portal_links by name
select * from new_rows
