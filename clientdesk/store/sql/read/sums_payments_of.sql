-- Payments as sums need them, those of some clients. $clients

select coalesce(p.invoice_id, p.id)::varchar as id, p.invoice_id is null as is_loose,
    p.client_id::varchar as client_id, c.owner_id::varchar as owner_id, p.currency, p.amount,
    p.paid_on, p.state = 'posted' as is_posted, p.counts_until
from payments p
left join clients c on c.id = p.client_id
where p.state <> 'pending' and p.client_id in $clients
  and p.client_id between list_min($clients) and list_max($clients)
