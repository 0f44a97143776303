-- The names of the database's own tables.

select table_name as name
from information_schema.tables
where table_catalog = current_catalog() and table_schema = 'main'
order by name
