-- The payments of an invoice, newest first, those that never count too. Parameters: id.

select id, amount, paid_on, state, voided_at, counts_until, method, note, assumed
from payments
where invoice_id = $id
order by paid_on desc, id desc
