-- Payments for other programs, with the client of their invoice. $clients: only theirs, null for all

select p.id, p.invoice_id, coalesce(i.client_id, p.client_id) as client_id, p.currency, p.amount,
    p.paid_on, p.state, p.voided_at, p.assumed
from payments p
left join invoices i on i.id = p.invoice_id
where $clients is null or coalesce(i.client_id, p.client_id) in $clients
order by p.id
