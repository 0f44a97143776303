-- The lines of an invoice in their order. Parameters: id.

select description, quantity, unit_price, tax_rate, discount, amount
from invoice_lines
where invoice_id = $id
order by position, id
