-- Let go of what acts kept of a contact. Parameters: id.

delete from kept_client_contacts
where id = $id
