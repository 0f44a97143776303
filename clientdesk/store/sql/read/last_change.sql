-- The newest committed change. $since: the sequence of one that is known, or 0.

select sequence, hash
from changes
where sequence >= $since
order by sequence desc
limit 1
