-- What invoices come to on a day, a row a currency. $client: only its invoices, null for all;
-- $day; $day_end: the UTC moment at which it ends; $first, $last: the issue dates of the window;
-- $recent: the first of the ninety days up to the day; $issued: the statuses that can count. Loose
-- payments stand in credit.
with chosen as (
    select id, currency, amount, issue_date, $day - due_date as late,
        coalesce(counts_until > $day, true) as counts, canceled_at < $day_end as is_canceled,
        coalesce(refunded_at < $day_end, false) as is_refunded
    from invoices
    where counts_from <= $day and status in $issued and ($client is null or client_id = $client)
),
received as (
    select coalesce(invoice_id, id) as key, invoice_id is null as is_loose, sum(amount) as paid,
        any_value(currency) as currency
    from payments
    where state <> 'pending' and paid_on <= $day and coalesce(counts_until > $day, true)
      and ($client is null or client_id = $client)
    group by key, is_loose
),
judged as (
    select c.currency, c.amount, c.counts, c.issue_date, c.late, coalesce(r.paid, 0) as paid,
        c.counts and c.issue_date between $first and $last as in_window,
        case when c.counts then greatest(c.amount - coalesce(r.paid, 0), 0) else 0 end as still_open,
        case when c.counts then greatest(coalesce(r.paid, 0) - c.amount, 0)
            when c.is_canceled and not c.is_refunded then coalesce(r.paid, 0) else 0 end as credit
    from chosen c left join received r on r.key = c.id and not r.is_loose
    union all
    select currency, 0, false, null, null, 0, false, 0, paid from received where is_loose
)
select currency, count(*) filter (in_window) as invoice_count,
    coalesce(sum(amount) filter (in_window), 0) as invoiced,
    coalesce(sum(least(paid, amount)) filter (in_window), 0) as collected,
    coalesce(sum(amount) filter (counts and issue_date >= $recent), 0) as recent,
    sum(still_open) as outstanding, sum(credit) as credit,
    coalesce(sum(still_open) filter (late <= 0), 0) as current,
    coalesce(sum(still_open) filter (late between 1 and 30), 0) as up_to_30,
    coalesce(sum(still_open) filter (late between 31 and 60), 0) as up_to_60,
    coalesce(sum(still_open) filter (late between 61 and 90), 0) as up_to_90,
    coalesce(sum(still_open) filter (late > 90), 0) as over_90,
    coalesce(sum(still_open) filter (late is null), 0) as no_due_date,
    coalesce(sum(still_open * late) filter (late > 0), 0) as open_amount_days
from judged
group by currency
