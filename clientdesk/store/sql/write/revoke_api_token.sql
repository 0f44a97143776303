-- Revoke an API token. Parameters: id, now.

update api_tokens
set revoked_at = $now::timestamp
where id = $id and revoked_at is null
