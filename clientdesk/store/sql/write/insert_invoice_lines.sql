-- Append new rows to invoice lines by column name. The rows: new_rows, a frame.

insert into invoice_lines by name
select * from new_rows
