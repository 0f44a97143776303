-- Append new rows to clients by column name. The rows: new_rows, a frame.

insert into clients by name
select *, (select coalesce(max(sequence), 0) + 1 from changes) as touched from new_rows
