-- Append new rows to clients by column name. The rows: new_rows, a frame.

insert into clients by name
select * from new_rows
