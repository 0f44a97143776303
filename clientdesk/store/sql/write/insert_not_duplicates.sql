-- Append new rows to not_duplicates by column name. The rows: new_rows, a frame.

insert into not_duplicates by name
select * from new_rows
