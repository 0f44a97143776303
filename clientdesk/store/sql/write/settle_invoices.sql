-- Bring what was paid on invoices up to date with their payments, and the status that follows from it.
-- new_rows: the invoices' ids. $today; $issued: the statuses of invoices that count

with running as (
    select invoice_id, amount, paid_on,
        sum(amount) over (partition by invoice_id order by paid_on, id) as so_far
    from payments
    where state = 'posted' and invoice_id in (select id::uuid from new_rows)
),
received as (
    select i.id, coalesce(sum(r.amount), 0) as paid, max(r.paid_on) as last_paid_on,
        min(r.paid_on) filter (r.so_far >= i.amount) as settled_on
    from invoices i
    left join running r on r.invoice_id = i.id
    where i.id in (select id::uuid from new_rows)
    group by i.id
)
update invoices
set paid = received.paid,
    last_paid_on = received.last_paid_on,
    settled_on = received.settled_on,
    status = case
        when not list_contains($issued::varchar[], status) or counts_until is not null then status
        when received.paid >= amount and received.paid > 0 then 'paid'
        when status <> 'paid' or received.paid >= amount then status
        when due_date < $today::date then 'overdue'
        else 'unpaid' end,
    version = version + 1
from received
where invoices.id = received.id
