-- How a client's invoices with a due date were paid, a row a currency. $client; $day;
-- $issued: the statuses that can count
with kept as (
    select id, currency, amount, due_date, $day - due_date as late
    from invoices
    where client_id = $client and status in $issued and amount > 0 and due_date is not null
      and counts_from <= $day and coalesce(counts_until > $day, true)
),
judged as (
    select k.id, k.currency, any_value(k.late) as late, coalesce(sum(p.amount), 0) as paid,
        coalesce(sum(p.amount) filter (p.paid_on <= k.due_date), 0) as in_time,
        any_value(k.amount) as amount, paid < any_value(k.amount) and any_value(k.late) > 0 as is_overdue
    from kept k
    left join payments p on p.invoice_id = k.id and p.client_id = $client and p.paid_on <= $day
        and p.state <> 'pending' and coalesce(p.counts_until > $day, true)
    group by k.id, k.currency
)
select currency, count(*) filter (paid > 0 or is_overdue) as judged,
    count(*) filter (is_overdue or in_time < amount and in_time < paid) as late,
    count(*) filter (is_overdue) as overdue,
    count(*) filter (is_overdue and late > 90) as long_overdue,
    max(late) filter (is_overdue) as days_overdue
from judged
group by currency
