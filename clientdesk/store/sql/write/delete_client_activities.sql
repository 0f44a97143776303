-- A client's activities. Parameters: client_id.

delete from activities
where client_id = $client_id
