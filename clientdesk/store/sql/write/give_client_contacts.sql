-- Give a client's rows of client_contacts to another. Parameters: client_id, survivor_id.

update client_contacts
set client_id = $survivor_id::uuid,
    version = version + 1
where client_id = $client_id
