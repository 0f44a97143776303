-- On which days a client's portal was looked at. Parameters: id.

select link_id, day, views, last_at from portal_views where client_id = $id order by day, link_id
