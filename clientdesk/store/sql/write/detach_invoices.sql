-- Leave a client's invoices without it; the name stays as it was issued, else as it is now.
-- Parameters: client_id, name.

update invoices
set client_id = null,
    client_name = coalesce(client_name, $name),
    version = version + 1
where client_id = $client_id
