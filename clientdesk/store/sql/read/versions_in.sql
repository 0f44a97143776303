-- The versions that rows of a table have now. $table: its name; new_rows: their ids.

select id::varchar as id, version
from query_table($table)
where id in (select id::uuid from new_rows)
