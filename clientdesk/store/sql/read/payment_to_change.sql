-- One payment, as an action reads it before it changes it. Parameters: id.

select id, invoice_id, client_id, currency, amount, paid_on, state, version
from payments
where id = $id
