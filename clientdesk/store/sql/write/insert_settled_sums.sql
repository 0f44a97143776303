-- Append new rows to settled_sums by column name. The rows: new_rows, a frame.

insert into settled_sums by name
select * from new_rows
