-- Leave a client's payments without it. Parameters: client_id.

update payments
set client_id = null,
    version = version + 1
where client_id = $client_id
