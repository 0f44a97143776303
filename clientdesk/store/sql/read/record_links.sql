-- A client's portal links, without what opens them. Parameters: id.

select id, created_at, created_by, ended_at from portal_links
where client_id = $id
order by created_at, id
