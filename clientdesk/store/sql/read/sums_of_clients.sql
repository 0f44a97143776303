-- The invoices, and payments without one, of some clients. $ids

select id::varchar as id from invoices where client_id in $ids
union
select coalesce(invoice_id, id)::varchar from payments where client_id in $ids
