-- Append new rows to act rows by column name. The rows: new_rows, a frame.

insert into act_rows by name
select * from new_rows
