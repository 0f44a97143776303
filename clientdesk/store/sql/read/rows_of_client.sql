-- The rows of a table that belong to a client. $table: its name; $client_id

select id::varchar as id
from query_table($table)
where client_id = $client_id
