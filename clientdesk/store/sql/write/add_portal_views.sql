-- The first view of a portal link on a day; none of a link that is gone.
-- Parameters: link_id, day, now.

insert into portal_views by name
select
    id as link_id,
    client_id,
    $day::date as day,
    1 as views,
    $now::timestamp as last_at
from portal_links
where id = $link_id
