-- A client's contacts in the order they were added. Parameters: id.

select * exclude (client_id) from client_contacts where client_id = $id order by created_at, id
