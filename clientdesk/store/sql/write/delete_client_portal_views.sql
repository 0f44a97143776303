-- How often a client's portal links were opened. Parameters: client_id.

delete from portal_views
where client_id = $client_id
