-- Append new rows to workspace by column name. The rows: new_rows, a frame.

insert into workspace by name
select * from new_rows
