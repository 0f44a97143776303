-- How many invoices a client sees on a day, how many have something to pay, how many of those are
-- overdue, and how many are in another currency than its own, with a rate to it or without.
-- $client; $day; $issued: the stored statuses that can count; $currency; $known: the currencies
-- whose money counts in it

with received as (
    select invoice_id, sum(amount) as received
    from payments
    where client_id = $client and state <> 'pending' and paid_on <= $day
        and (counts_until is null or counts_until > $day)
    group by invoice_id
)
select count(*) as issued, count(*) filter (i.amount > coalesce(r.received, 0)) as to_pay,
    count(*) filter (i.amount > coalesce(r.received, 0) and i.due_date < $day) as overdue,
    count(*) filter (i.currency <> $currency and i.currency in $known) as converted,
    count(*) filter (i.currency not in $known) as left_out
from invoices i
left join received r on r.invoice_id = i.id
where i.client_id = $client and i.status in $issued and i.counts_from <= $day
    and (i.counts_until is null or i.counts_until > $day)
