-- The invoices that rows of an import can be: those of a number or an id, and drafts without number.
-- new_rows: number and id, of which one may be null.

select i.id::varchar as id, number, i.client_id::varchar as client_id,
    coalesce(c.name, i.client_name) as client_name, status, i.currency, amount, issue_date, due_date,
    sent_at, canceled_at, refunded_at, counts_from, counts_until, paid, i.version
from invoices i
left join clients c on c.id = i.client_id
where number in (select number from new_rows where number is not null)
    or i.id in (select id::uuid from new_rows where id is not null)
    or (number is null and (select count(*) from new_rows where number is null and id is null) > 0)
