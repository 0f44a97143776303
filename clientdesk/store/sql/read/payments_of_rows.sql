-- The payments of some invoices. new_rows: the invoices' ids.

select id::varchar as id
from payments
where invoice_id in (select id::uuid from new_rows)
