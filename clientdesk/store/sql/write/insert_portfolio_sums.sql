-- Append new rows to portfolio_sums by column name. The rows: new_rows, a frame.

insert into portfolio_sums by name
select * from new_rows
