-- Append new rows to client contacts by column name. The rows: new_rows, a frame.

insert into client_contacts by name
select * from new_rows
