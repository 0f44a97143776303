-- Let go of what acts kept of invoices for a client that goes. Parameters: client_id.

delete from kept_invoices
where client_id = $client_id
