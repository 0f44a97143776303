-- One contact. Parameters: id.

delete from client_contacts
where id = $id
