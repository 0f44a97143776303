-- How many rows a table has. $table: its name

select count(*) as row_count from query_table($table)
