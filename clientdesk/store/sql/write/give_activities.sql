-- Give a client's rows of activities to another. Parameters: client_id, survivor_id.

update activities
set client_id = $survivor_id::uuid
where client_id = $client_id
