-- A client's record. Parameters: id.

delete from clients
where id = $id
