-- The lines of a client's invoices. Parameters: id.

select l.*, i.currency
from invoice_lines as l
join invoices as i on i.id = l.invoice_id and i.client_id = $id
order by l.invoice_id, l.position
