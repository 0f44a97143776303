-- Findings about portal links and how often they were opened.

select count(*) || ' portal links have the same hash, one is ' || min(id::varchar) || '.' as finding
from portal_links group by token_hash having count(*) > 1
union all
select count(*) || ' portal links of the client ' || client_id || ' are open; one may be.'
from portal_links where ended_at is null group by client_id having count(*) > 1
union all
select 'Portal link ' || l.id || ' belongs to a client that does not exist: ' || l.client_id || '.'
from portal_links as l anti join clients as c on c.id = l.client_id
union all
select 'Portal link ' || id || ' cannot be opened: its hash is no SHA-256.'
from portal_links where not regexp_full_match(token_hash, '[0-9a-f]{64}')
union all
select 'Portal link ' || id || ' ended before it was made.'
from portal_links where ended_at < created_at
union all
select 'Views of ' || v.day || ' belong to no portal link of the client ' || v.client_id || '.'
from portal_views as v
anti join portal_links as l on l.id = v.link_id and l.client_id = v.client_id
union all
select 'Views of the portal link ' || link_id || ' on ' || day || ' are counted twice.'
from portal_views group by link_id, day having count(*) > 1
union all
select 'The portal link ' || link_id || ' has ' || views || ' views on ' || day || '.'
from portal_views where views < 1
