-- Every row of a table as it stands. $table: its name

select * from query_table($table)
