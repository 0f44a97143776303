-- Append new rows to enrichment runs by column name. The rows: new_rows, a frame.

insert into enrichment_runs by name
select * from new_rows
