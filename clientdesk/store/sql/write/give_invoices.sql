-- Give a client's rows of invoices to another. Parameters: client_id, survivor_id.

update invoices
set client_id = $survivor_id::uuid,
    version = version + 1
where client_id = $client_id
