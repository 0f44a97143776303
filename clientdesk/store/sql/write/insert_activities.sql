-- Append new rows to activities by column name. The rows: new_rows, a frame.

insert into activities by name
select * from new_rows
