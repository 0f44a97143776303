-- The payments of invoices and clients that rows of an import name, and those of their ids.
-- new_rows: invoice_id, client_id (of payments without an invoice) and id, of which some may be null.

select id::varchar as id, invoice_id::varchar as invoice_id, client_id::varchar as client_id,
    currency, amount, paid_on, state, voided_at, note, assumed, version
from payments
where invoice_id in (select invoice_id::uuid from new_rows where invoice_id is not null)
    or (invoice_id is null and client_id in (
        select client_id::uuid from new_rows where invoice_id is null and client_id is not null))
    or id in (select id::uuid from new_rows where id is not null)
order by id
