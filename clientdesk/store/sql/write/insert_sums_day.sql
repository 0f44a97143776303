-- Append new rows to sums_day by column name. The rows: new_rows, a frame.

insert into sums_day by name
select * from new_rows
