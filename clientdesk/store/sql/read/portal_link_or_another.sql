-- The portal link of that hash, ended or not; else any other, so that it takes as long: whoever asks
-- compares the hashes. Parameters: token_hash.

select id, client_id, token_hash, ended_at is not null as has_ended
from portal_links
order by token_hash = $token_hash desc
limit 1
