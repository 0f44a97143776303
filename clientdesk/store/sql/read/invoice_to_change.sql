-- One invoice, with all that an action may change. Parameters: id.

select id, number, client_id, client_name, client_email, client_address, client_tax_id, status,
    currency, subtotal, discount, tax, amount, issue_date, due_date, sent_at, canceled_at,
    refunded_at, note, reference, rounding, tax_by, created_at, version, counts_from, counts_until,
    paid, last_paid_on, settled_on
from invoices
where id = $id
