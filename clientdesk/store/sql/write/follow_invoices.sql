-- Payments of invoices that an act moved, and that went back, go with their invoice. Parameters: act_id.

update payments
set client_id = i.client_id,
    version = payments.version + 1
from invoices as i
where i.id = payments.invoice_id
    and i.client_id is distinct from payments.client_id
    and i.id in (
        select row_id from act_rows
        where act_id = $act_id and table_name = 'invoices' and what = 'moved'
    )
