-- Take the notes off a client's payments. Parameters: client_id.

update payments
set note = null,
    version = version + 1
where client_id = $client_id and note is not null
