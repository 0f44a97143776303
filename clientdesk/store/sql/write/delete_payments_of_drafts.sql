-- Payments of a client's invoices that were never issued. Parameters: client_id.

delete from payments
where invoice_id in (
    select id from invoices where client_id = $client_id and counts_from is null
)
