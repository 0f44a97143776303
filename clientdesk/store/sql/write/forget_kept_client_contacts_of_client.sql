-- Let go of what acts kept of client_contacts for a client that goes. Parameters: client_id.

delete from kept_client_contacts
where client_id = $client_id
