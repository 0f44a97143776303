-- How many invoices have each status on a day, and their amounts, a row a status and currency.
-- $client: only its invoices, null for all; $day; $day_end: the UTC moment at which it ends;
-- $issued: the stored statuses of invoices that can count; $unissued: those of others.
with received as (
    select invoice_id, sum(amount) as paid
    from payments
    where state <> 'pending' and paid_on <= $day and coalesce(counts_until > $day, true)
      and ($client is null or client_id = $client)
    group by invoice_id
)
select i.currency, count(*) as invoices, sum(i.amount) as amount,
    case
        when i.status not in $issued and i.status not in $unissued then 'other'
        when i.status in $issued and i.counts_from <= $day and coalesce(i.counts_until > $day, true) then case
            when coalesce(r.paid, 0) >= i.amount then 'paid'
            when i.due_date < $day then 'overdue'
            when i.status = 'pending' then 'pending'
            else 'unpaid' end
        when i.refunded_at < $day_end then 'refunded'
        when i.canceled_at < $day_end then 'canceled'
        when i.counts_from is not null then 'scheduled'
        when i.status in ('canceled', 'refunded') or i.status in $unissued then i.status
        else 'other'
    end as shown
from invoices i
left join received r on r.invoice_id = i.id
where $client is null or i.client_id = $client
group by all
