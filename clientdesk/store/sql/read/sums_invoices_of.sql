-- Issued invoices as sums need them, those of some clients. $clients

select i.id::varchar as id, i.client_id::varchar as client_id, c.owner_id::varchar as owner_id,
    i.currency, i.amount, i.status, i.issue_date, i.due_date, i.sent_at, i.counts_from,
    i.counts_until, i.canceled_at, i.refunded_at
from invoices i
left join clients c on c.id = i.client_id
where i.counts_from is not null and i.client_id in $clients
  -- Blocks that cannot hold any of them are not read.
  and i.client_id between list_min($clients) and list_max($clients)
