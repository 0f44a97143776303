-- Findings about invoice numbers: no two invoices have the same.

select count(*) || ' invoices have the number ' || number || '.' as finding
from invoices
where number is not null
group by number
having count(*) > 1
