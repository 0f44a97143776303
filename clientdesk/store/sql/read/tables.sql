-- The names of a database's own tables. $database: its name when attached, or empty for the open one.

select table_name as name
from information_schema.tables
where
    table_catalog = coalesce($database, current_catalog())
    and table_schema = 'main'
    and table_type = 'BASE TABLE'
order by name
