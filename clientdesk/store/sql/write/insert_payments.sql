-- Append new rows to payments by column name. The rows: new_rows, a frame.

insert into payments by name
select * from new_rows
