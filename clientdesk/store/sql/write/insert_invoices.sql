-- Append new rows to invoices by column name. The rows: new_rows, a frame.

insert into invoices by name
select * from new_rows
