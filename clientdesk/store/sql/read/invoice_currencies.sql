-- The currencies that invoices are in.

select distinct currency
from invoices
order by currency
