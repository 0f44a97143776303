-- Append new rows to foreign figures by column name. The rows: new_rows, a frame.

insert into foreign_figures by name
select * from new_rows
