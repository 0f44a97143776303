-- Append new rows to enrichment results by column name. The rows: new_rows, a frame.

insert into enrichment_results by name
select * from new_rows
