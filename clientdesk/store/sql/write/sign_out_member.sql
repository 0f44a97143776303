-- End every session of a member that began until now. Parameters: id, now.

update members
set signed_out_at = $now::timestamp
where id = $id
