-- The invoices that have a status on a day: what each currency adds, and a page, newest first.
-- $client, $owner, $industry, $currency: only theirs, null for all; $unassigned: of nobody;
-- $status: null for every; $day; $day_end: the UTC moment at which it ends; $issued: the stored
-- statuses of invoices that can count, $unissued: those of others; $skip, $rows
with received as (
    select invoice_id, sum(amount) as received
    from payments
    where state <> 'pending' and paid_on <= $day and coalesce(counts_until > $day, true)
      and ($client is null or client_id = $client)
    group by invoice_id
),
judged as (
    select i.*, c.name as client, coalesce(r.received, 0) as received, i.amount as part, true as has_rate, case
            when i.status not in $issued and i.status not in $unissued then 'other'
            when i.status in $issued and i.counts_from <= $day
                and coalesce(i.counts_until > $day, true) then case
                when coalesce(r.received, 0) >= i.amount then 'paid'
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
    left join clients c on c.id = i.client_id
    where ($client is null or i.client_id = $client) and ($currency is null or i.currency = $currency)
      and ($owner is null or c.owner_id = $owner) and (not $unassigned or c.owner_id is null)
      and ($industry is null or c.industry = $industry)
),
listed as (select * from judged where shown = coalesce($status, shown))
select (select list(a) from (select currency, has_rate, count(*) as invoices, sum(part) as part
        from listed group by all) a) as sums,
    (select list(p) from (select * from listed
        order by issue_date desc nulls first, number desc, id desc limit $rows offset $skip) p) as page
