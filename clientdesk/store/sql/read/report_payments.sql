-- What payments of invoices that count on a day come to, a row a currency; each up to the invoice's
-- amount. $client: only its invoices, null for all; $day; $first, $last: the days of the window;
-- $timezone: where times become dates; $issued: the statuses that can count. The maps count the
-- invoices settled in the window by days.
with came as (
    select invoice_id, paid_on, sum(amount) as amount,
        sum(sum(amount)) over (partition by invoice_id order by paid_on) as so_far
    from payments
    where state <> 'pending' and paid_on <= $day and coalesce(counts_until > $day, true)
      and invoice_id is not null and ($client is null or client_id = $client)
    group by invoice_id, paid_on
),
parts as (
    select i.currency, c.paid_on, i.due_date, i.issue_date, i.sent_at,
        least(c.so_far, i.amount) - least(c.so_far - c.amount, i.amount) as part,
        c.paid_on between $first and $last as in_window,
        in_window and c.so_far >= i.amount and c.so_far - c.amount < i.amount as settles
    from came c join invoices i on i.id = c.invoice_id
    where ($client is null or i.client_id = $client) and i.status in $issued
      and i.counts_from <= $day and coalesce(i.counts_until > $day, true)
)
select currency, coalesce(sum(part) filter (in_window), 0) as revenue,
    coalesce(sum(part) filter (due_date is not null), 0) as paid_amount,
    coalesce(sum(part * (paid_on - due_date)), 0) as paid_amount_days,
    histogram(paid_on - issue_date) filter (settles) as since_issue,
    histogram(case when settles then paid_on
        - coalesce(timezone($timezone, timezone('UTC', sent_at))::date, issue_date) end) as since_sent
from parts
group by currency
