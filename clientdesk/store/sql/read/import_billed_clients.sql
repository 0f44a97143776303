-- Every client with what an invoice copies of it, for imports of invoices and payments.

select id::varchar as id, name, email, address, tax_id, currency
from clients
order by created_at, clients.id
