-- One API token, revoked or not. Parameters: id.

select id, name, last_used_at, revoked_at
from api_tokens
where id = $id
