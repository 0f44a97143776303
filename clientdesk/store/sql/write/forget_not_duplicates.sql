-- What people said of a client that goes: that it and others are not the same. Parameters: client_id.

delete from not_duplicates
where one_id = $client_id or other_id = $client_id
