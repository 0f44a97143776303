-- A client's link that has not ended. Parameters: client_id.

select id, client_id, token_sealed, created_at, created_by
from portal_links
where client_id = $client_id and ended_at is null
