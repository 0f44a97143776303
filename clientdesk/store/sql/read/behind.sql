-- The invoices that count and make a figure: what each currency adds, and a page, newest first.
-- $client, $owner, $industry, $currency: only theirs, null for all; $unassigned: of nobody;
-- $figure; $day; $first, $last: the window; $recent: the first of ninety days; $late, $later: days
-- overdue, null for all; $undated: those without a due date too; $known: currencies with a rate, null
-- for all; $issued: statuses that can count; $counted: a page of those with a rate; $skip, $rows
with counted as (
    select i.*, c.name as client, $day - i.due_date as late
    from invoices i left join clients c on c.id = i.client_id
    where i.status in $issued and i.counts_from <= $day and coalesce(i.counts_until > $day, true)
      and ($client is null or i.client_id = $client) and ($currency is null or i.currency = $currency)
      and ($owner is null or c.owner_id = $owner) and (not $unassigned or c.owner_id is null)
      and ($industry is null or c.industry = $industry) and case
        when $figure = 'outstanding' then coalesce(i.settled_on > $day, true)
        when $figure in ('revenue', 'settled') then i.id in (
            select invoice_id from payments where paid_on between $first and $last)
        else true end
),
came as (
    select invoice_id, paid_on, sum(amount) as paid,
        sum(sum(amount)) over (partition by invoice_id order by paid_on) as so_far
    from payments
    where state <> 'pending' and paid_on <= $day and coalesce(counts_until > $day, true)
      and ($client is null or client_id = $client) and invoice_id in (select id from counted)
    group by invoice_id, paid_on
),
parts as (
    select k.id, c.paid_on, k.due_date, c.paid, c.so_far - c.paid < k.amount as was_open,
        least(c.so_far, k.amount) - least(c.so_far - c.paid, k.amount) as part,
        was_open and c.so_far >= k.amount as settles
    from counted k join came c on c.invoice_id = k.id
),
sums as (
    select id, sum(paid) as received, sum(part) as kept, sum(part * (paid_on - due_date)) as delay,
        sum(part) filter (paid_on between $first and $last) as in_window,
        min(paid_on) filter (settles) as settled
    from parts group by id
),
judged as (
    select k.*, coalesce(s.received, 0) as received, s.settled, s.delay,
        k.amount - coalesce(s.kept, 0) as still_open,
        case when $figure in ('outstanding', 'dso_balance') then still_open
            when $figure = 'revenue' then coalesce(s.in_window, 0)
            when $figure = 'collection_rate' then coalesce(s.kept, 0)
            when $figure = 'average_delay' and k.due_date is null then 0
            when $figure = 'average_delay' and k.late > 0 then k.amount
            when $figure = 'average_delay' then coalesce(s.kept, 0)
            else k.amount end as part,
        case when $figure = 'outstanding' then still_open > 0
                and coalesce(k.late between $late and $later, $undated)
            when $figure in ('revenue', 'average_delay') then part > 0
            when $figure = 'settled' then s.settled between $first and $last
            when $figure = 'dso_balance' then still_open > 0 or k.issue_date >= $recent
            else k.issue_date between $first and $last end as belongs,
        $known is null or k.currency in $known as has_rate
    from counted k left join sums s on s.id = k.id
)
select (select list(a) from (select currency, has_rate, count(*) as invoices, sum(part) as part
        from judged where belongs group by all) a) as sums,
    (select list(p) from (select * from judged where belongs and has_rate = $counted
        order by issue_date desc, number desc, id desc limit $rows offset $skip) p) as page
