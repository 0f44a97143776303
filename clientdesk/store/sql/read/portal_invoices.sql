-- A page of the invoices that a client sees, newest first: issued by a day and neither canceled nor
-- refunded by it. $client; $day; $issued: the stored statuses that can count; $open_only: those
-- with something to pay; $limit; $offset

with received as (
    select invoice_id, sum(amount) as received
    from payments
    where client_id = $client and state <> 'pending' and paid_on <= $day
        and (counts_until is null or counts_until > $day)
    group by invoice_id
)
select i.id, i.number, i.status, i.currency, i.issue_date, i.due_date, i.amount, i.counts_from,
    i.counts_until, i.canceled_at, i.refunded_at, coalesce(r.received, 0) as received
from invoices i
left join received r on r.invoice_id = i.id
where i.client_id = $client and i.status in $issued and i.counts_from <= $day
    and (i.counts_until is null or i.counts_until > $day)
    and (not $open_only or i.amount > coalesce(r.received, 0))
order by i.issue_date desc, i.number desc, i.id desc
limit $limit
offset $offset
