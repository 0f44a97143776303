-- A client's invoices, newest first and drafts before them, with what was received by the end of
-- a day. $id; $day; $limit: null for all

with page as (
    select id, number, status, currency, issue_date, due_date, amount,
        counts_from, counts_until, canceled_at, refunded_at
    from invoices
    where client_id = $id
    order by issue_date desc nulls first, number desc, id desc
    limit $limit
), received as (
    select invoice_id, sum(amount) as received
    from payments
    where state <> 'pending' and paid_on <= $day and (counts_until is null or counts_until > $day)
        and invoice_id in (select id from page)
    group by invoice_id
)
select page.*, coalesce(r.received, 0) as received
from page
left join received r on r.invoice_id = page.id
order by issue_date desc nulls first, number desc, page.id desc
