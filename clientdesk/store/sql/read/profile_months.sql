-- What was invoiced and collected in each month of a window, a row a month and currency.
-- $client; $day; $first, $last: the window's days; $issued: the statuses that can count
with kept as (
    select id, currency, amount, issue_date
    from invoices
    where client_id = $client and status in $issued and counts_from <= $day
      and coalesce(counts_until > $day, true)
),
came as (
    select invoice_id, paid_on, sum(amount) as amount,
        sum(sum(amount)) over (partition by invoice_id order by paid_on) as so_far
    from payments
    where client_id = $client and invoice_id is not null and state <> 'pending'
      and paid_on <= $day and coalesce(counts_until > $day, true)
    group by invoice_id, paid_on
),
moved as (
    select currency, issue_date as day, amount as invoiced, 0 as collected from kept
    union all
    select k.currency, c.paid_on, 0,
        least(c.so_far, k.amount) - least(c.so_far - c.amount, k.amount)
    from came c join kept k on k.id = c.invoice_id
)
select date_trunc('month', day)::date as month, currency, sum(invoiced) as invoiced,
    sum(collected) as collected
from moved
where day between $first and $last
group by all
