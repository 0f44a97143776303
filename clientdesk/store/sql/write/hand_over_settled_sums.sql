-- What the clients of one owner settled gets another. Parameters: owner_id, new_owner_id.

update settled_sums
set owner_id = $new_owner_id::uuid
where owner_id = $owner_id
