-- Let go of what acts kept of payments for a client that goes. Parameters: client_id.

delete from kept_payments
where client_id = $client_id
