-- What was to stay as it is about a client that is deleted. Parameters: client_id.

delete from quality_ignores
where client_id = $client_id
