-- Take an e-mail address off a client's invoices: to where they were sent need not be kept.
-- Parameters: client_id, email (null: whatever it is).

update invoices
set client_email = null,
    version = version + 1
where client_id = $client_id and client_email = coalesce($email, client_email)
