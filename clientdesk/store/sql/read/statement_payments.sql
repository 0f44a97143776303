-- A client's payments in the order of their days: for its invoices, and those that belong to none.
-- $id

select p.invoice_id, p.currency, p.amount, p.paid_on, p.state, p.counts_until
from payments p
where p.invoice_id in (select id from invoices where client_id = $id)
   or (p.invoice_id is null and p.client_id = $id)
order by p.paid_on, p.id
