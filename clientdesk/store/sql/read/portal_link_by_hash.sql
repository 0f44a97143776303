-- The portal link of that hash, ended or not. Parameters: token_hash.

select id, client_id, token_hash, ended_at is not null as has_ended
from portal_links
where token_hash = $token_hash
