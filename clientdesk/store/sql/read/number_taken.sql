-- A row when an invoice has the number. Parameters: number.

select id
from invoices
where number = $number
limit 1
