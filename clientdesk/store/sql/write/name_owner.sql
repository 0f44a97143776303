-- The first owner was named; no other one may be. Parameters: now.

update workspace
set owner_named_at = $now::timestamp
