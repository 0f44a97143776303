-- A row when the workspace has an invoice.

select id
from invoices
limit 1
