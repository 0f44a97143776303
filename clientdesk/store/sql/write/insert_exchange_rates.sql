-- Append new rows to exchange rates by column name. The rows: new_rows, a frame.

insert into exchange_rates by name
select * from new_rows
