-- The clients whose figures depend on rows: invoices and payments, and who gave or got them.
-- new_rows: table_name, id and belonged_to.

select client_id::varchar as id
from invoices
where id in (select id::uuid from new_rows where table_name = 'invoices')
union
select client_id::varchar
from payments
where id in (select id::uuid from new_rows where table_name = 'payments')
union
select belonged_to
from new_rows
where belonged_to is not null
