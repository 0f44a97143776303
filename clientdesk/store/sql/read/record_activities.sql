-- Everything that happened to a client, oldest first. Parameters: id.

select * exclude (client_id) from activities where client_id = $id order by "at", id
