-- The sums of one owner's clients get another. Parameters: owner_id, new_owner_id.

update portfolio_sums
set owner_id = $new_owner_id::uuid
where owner_id = $owner_id
