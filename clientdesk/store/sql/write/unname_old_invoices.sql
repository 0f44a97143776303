-- Take the recipient off a client's invoices that need not be kept whole any more; the amounts stay.
-- Parameters: client_id, kept_from, name: what stands in place of the client's.

update invoices
set client_name = $name,
    client_address = null,
    client_tax_id = null,
    note = null,
    reference = null,
    version = version + 1
where client_id = $client_id and counts_from < $kept_from::date
