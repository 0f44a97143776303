-- What invoices and payments of clients come to on a day, a row a client and currency, at least one
-- a client; true from since until before until. $day; $day_end: the UTC moment at which it ends;
-- $ids: the clients, null for all; $stale: only those whose stored figures are not of the day.
with chosen as (
    select c.id, coalesce(c.currency, w.base_currency) as currency
    from clients c cross join workspace w
    where ($ids is null or c.id in $ids)
      and (not $stale or c.figures_from > $day or c.figures_until <= $day)
),
issued as (
    select i.*, i.counts_from <= $day and coalesce(i.counts_until > $day, true) as counts,
        i.counts_from <= $day and i.counts_until <= $day and i.canceled_at < $day_end
            and coalesce(i.refunded_at >= $day_end, true) as is_canceled
    from invoices i semi join chosen on chosen.id = i.client_id where i.counts_from is not null
),
received as (
    select coalesce(p.invoice_id, p.id) as key, p.invoice_id is null as is_loose,
        any_value(p.client_id) as client_id, any_value(p.currency) as currency,
        sum(case when p.paid_on <= $day and coalesce(p.counts_until > $day, true)
            then p.amount else 0 end) as paid,
        max(greatest(case when p.paid_on <= $day then p.paid_on end,
            case when p.counts_until <= $day then p.counts_until end)) as since,
        min(least(case when p.paid_on > $day then p.paid_on end,
            case when p.counts_until > $day then p.counts_until end)) as until
    from payments p  -- of the clients alone, which a payment shares with its invoice
    where ($ids is null or p.client_id between list_min($ids) and list_max($ids))
      and p.state <> 'pending' and (p.invoice_id in (select id from issued)
        or p.invoice_id is null and p.client_id in (select id from chosen))
    group by all
),
judged as (
    select i.client_id, i.currency, i.counts, i.issue_date, i.due_date, i.amount, i.is_canceled,
        coalesce(r.paid, 0) as paid, i.counts and coalesce(r.paid, 0) < i.amount as is_open,
        greatest(case when i.counts_from <= $day then i.counts_from end, r.since,
            case when i.counts_until <= $day then i.counts_until end,
            case when is_open and i.due_date < $day then i.due_date + 1 end,
            -- The business date of a refund after canceling is within a day of its UTC date.
            case when i.canceled_at is not null and i.refunded_at < $day_end
                then least(i.refunded_at::date + 1, $day::date) end) as since,
        least(case when i.counts_from > $day then i.counts_from end, r.until,
            case when i.counts_until > $day then i.counts_until end,
            case when is_open and i.due_date >= $day
                then least(i.due_date, date '9999-12-30') + 1 end,
            case when i.canceled_at is not null and i.refunded_at >= $day_end
                then greatest(i.refunded_at::date - 1, $day::date + 1) end) as until
    from issued i left join received r on r.key = i.id and not r.is_loose
    union all
    select client_id, currency, false, null, null, 0, true, paid, false, since, until
    from received where is_loose
)
select c.id as client_id, c.currency as billing, j.currency,
    sum(case when j.counts then least(j.paid, j.amount) else 0 end) as revenue,
    sum(case when j.is_open then j.amount - j.paid else 0 end) as outstanding,
    sum(case when j.is_open and j.due_date < $day then j.amount - j.paid else 0 end) as overdue,
    sum(case when j.counts then greatest(j.paid - j.amount, 0) when j.is_canceled then j.paid
        else 0 end) as credit, count(*) filter (j.counts) as invoice_count,
    max(j.issue_date) filter (j.counts) as last_invoice, max(j.since) as since, min(j.until) as until,
    min(j.due_date) filter (j.is_open and j.due_date < $day) as oldest_due
from chosen c left join judged j on j.client_id = c.id
group by c.id, c.currency, j.currency
