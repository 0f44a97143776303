-- Let go of what acts kept of clients for a client that goes. Parameters: client_id.

delete from kept_clients
where id = $client_id
