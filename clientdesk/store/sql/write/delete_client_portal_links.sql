-- A client's portal links. Parameters: client_id.

delete from portal_links
where client_id = $client_id
