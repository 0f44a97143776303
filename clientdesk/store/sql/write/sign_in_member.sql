-- When a member last signed in. Parameters: id, began.

update members
set signed_in_at = $began::timestamp
where id = $id and (signed_in_at is null or signed_in_at < $began::timestamp)
