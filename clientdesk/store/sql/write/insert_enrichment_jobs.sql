-- Append new rows to enrichment jobs by column name. The rows: new_rows, a frame.

insert into enrichment_jobs by name
select * from new_rows
