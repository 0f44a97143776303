-- The newest committed change.

select sequence, hash
from changes
order by sequence desc
limit 1
