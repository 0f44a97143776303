-- One invoice; the client as issued, before that as it is now. Parameters: id.

select i.id, i.number, i.client_id, i.status, i.currency, i.subtotal, i.discount, i.tax, i.amount,
    i.issue_date, i.due_date, i.sent_at, i.canceled_at, i.refunded_at, i.note, i.reference,
    i.rounding, i.tax_by, i.created_at, i.version, i.counts_from, i.counts_until,
    coalesce(i.client_name, c.name) as client_name,
    case when i.client_name is null then c.email else i.client_email end as client_email,
    case when i.client_name is null then c.address else i.client_address end as client_address,
    case when i.client_name is null then c.tax_id else i.client_tax_id end as client_tax_id
from invoices i
left join clients c on c.id = i.client_id
where i.id = $id
