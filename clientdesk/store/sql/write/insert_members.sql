-- Append new rows to members by column name. The rows: new_rows, a frame.

insert into members by name
select * from new_rows
