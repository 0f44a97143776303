-- Payments as sums need them, those of the invoices of one of so many equal parts, and as many of
-- those without one. $part, from 0; $parts

select coalesce(i.rowid, -1 - p.rowid) as id, p.invoice_id is null as is_loose,
    p.client_id::varchar as client_id, c.owner_id::varchar as owner_id, p.currency, p.amount,
    p.paid_on, p.state = 'posted' as is_posted, p.counts_until
from payments p
left join clients c on c.id = p.client_id
left join (
    select id, rowid from invoices where hash(id) % $parts::ubigint = $part::ubigint
) i on i.id = p.invoice_id
where p.state <> 'pending'
  and hash(coalesce(p.invoice_id, p.id)) % $parts::ubigint = $part::ubigint
