-- How many rows a table has, and a sum over all of their bytes, so that every block is read.
-- $table: its name, with the database's name and a dot before it when that is another one.

select count(*) as row_count, bit_xor(hash(t)) as checksum
from query_table($table) as t
