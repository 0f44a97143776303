-- The migrations that were applied, in order.

select number, name, sha256
from schema_migrations
order by number
