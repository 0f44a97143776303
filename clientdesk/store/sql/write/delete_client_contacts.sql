-- A client's contacts. Parameters: client_id.

delete from client_contacts
where client_id = $client_id
