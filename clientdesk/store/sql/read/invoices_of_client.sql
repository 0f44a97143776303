-- A client's invoices, newest first and drafts before them, with what was received by the end of
-- a day. $id; $day; $limit: null for all

with received as (
    select invoice_id, sum(amount) as received
    from payments
    where state <> 'pending' and paid_on <= $day and (counts_until is null or counts_until > $day)
      and invoice_id in (select id from invoices where client_id = $id)
    group by invoice_id
)
select i.id, i.number, i.status, i.currency, i.issue_date, i.due_date, i.amount,
    i.counts_from, i.counts_until, i.canceled_at, i.refunded_at,
    coalesce(r.received, 0) as received
from invoices i
left join received r on r.invoice_id = i.id
where i.client_id = $id
order by i.issue_date desc nulls first, i.number desc, i.id desc
limit $limit
