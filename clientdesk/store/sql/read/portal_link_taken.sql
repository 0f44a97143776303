-- Whether a link, ended or not, has that hash. Parameters: token_hash.

select id
from portal_links
where token_hash = $token_hash
