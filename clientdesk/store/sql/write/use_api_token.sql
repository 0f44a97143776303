-- Note when an API token was used. Parameters: id, now.

update api_tokens
set last_used_at = $now::timestamp
where id = $id
