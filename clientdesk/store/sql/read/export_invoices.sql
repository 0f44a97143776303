-- Invoices for other programs. $clients: only theirs, null for all

select id, number, client_id, status, currency, amount, issue_date, due_date, sent_at,
    canceled_at, refunded_at
from invoices
where $clients is null or client_id in $clients
order by id
