-- Let go of what acts kept of portal_links for a client that goes. Parameters: client_id.

delete from kept_portal_links
where client_id = $client_id
