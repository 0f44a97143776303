-- Every client of one owner gets another. Parameters: owner_id, new_owner_id, now.

update clients
set owner_id = $new_owner_id::uuid,
    updated_at = $now::timestamp,
    touched = (select coalesce(max(sequence), 0) + 1 from changes),
    version = version + 1
where owner_id = $owner_id
