-- The committed change of a sequence. $sequence.

select sequence, hash
from changes
where sequence = $sequence
