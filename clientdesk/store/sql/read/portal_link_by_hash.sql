-- What a link's address leads to; nothing once it ended or while the client's portal is off.
-- Parameters: token_hash.

select l.id as link_id, l.client_id, l.token_hash, c.name, c.archived_at,
    coalesce(c.locale, w.locale) as locale
from portal_links as l
join clients as c on c.id = l.client_id
cross join workspace as w
where l.token_hash = $token_hash and l.ended_at is null and c.portal_enabled
