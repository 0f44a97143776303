-- A client's link that has not ended, and how often it was opened. Parameters: client_id.

select l.id as link_id, l.created_at, l.created_by,
    coalesce(sum(v.views), 0)::bigint as views, max(v.last_at) as last_viewed
from portal_links as l
left join portal_views as v on v.link_id = l.id
where l.client_id = $client_id and l.ended_at is null
group by l.id, l.created_at, l.created_by
