-- Payments as sums need them, those whose invoice, or own id without one, stands in new_rows.

select coalesce(p.invoice_id, p.id)::varchar as id, p.invoice_id is null as is_loose,
    p.client_id::varchar as client_id, c.owner_id::varchar as owner_id, p.currency, p.amount,
    p.paid_on, p.state = 'posted' as is_posted, p.counts_until
from payments p
left join clients c on c.id = p.client_id
where p.state <> 'pending' and coalesce(p.invoice_id, p.id) in (select id::uuid from new_rows)
