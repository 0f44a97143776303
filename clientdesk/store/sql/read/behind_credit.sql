-- What makes credit: money beyond an invoice's amount, on a canceled one, or on none; what each
-- currency adds, and a page, newest first.
-- $client, $owner, $industry, $currency: only theirs, null for all; $unassigned: of nobody;
-- $day; $day_end: the UTC moment at which it ends; $known: currencies with a rate; $issued: the
-- statuses that can count; $counted: a page of those with a rate; $skip, $rows
with came as (
    select coalesce(invoice_id, id) as id, invoice_id is null as is_loose, sum(amount) as received,
        any_value(client_id) as client_id, any_value(currency) as currency, max(paid_on) as paid_on
    from payments
    where state <> 'pending' and paid_on <= $day and coalesce(counts_until > $day, true)
      and ($client is null or client_id = $client)
    group by all
),
parts as (
    select i.*, c.received, case
            when coalesce(i.counts_until > $day, true) then c.received - i.amount
            when i.canceled_at < $day_end and coalesce(i.refunded_at >= $day_end, true)
            then c.received else 0 end as part
    from came c join invoices i on i.id = c.id
    where not c.is_loose and i.status in $issued and i.counts_from <= $day
    union all by name
    select id, client_id, 'payment' as status, currency, paid_on as issue_date, received as amount,
        received, received as part
    from came
    where is_loose
),
listed as (
    select p.*, c.name as client, p.currency in $known as has_rate
    from parts p left join clients c on c.id = p.client_id
    where p.part > 0 and ($client is null or p.client_id = $client)
      and ($currency is null or p.currency = $currency)
      and ($owner is null or c.owner_id = $owner) and (not $unassigned or c.owner_id is null)
      and ($industry is null or c.industry = $industry)
)
select (select list(a) from (select currency, has_rate, count(*) as invoices, sum(part) as part
        from listed group by all) a) as sums,
    (select list(p) from (select * from listed where has_rate = $counted
        order by issue_date desc, number desc, id desc limit $rows offset $skip) p) as page
