-- Give a client's rows of portal_links to another. Parameters: client_id, survivor_id.

update portal_links
set client_id = $survivor_id::uuid
where client_id = $client_id
