-- The stored figures of the clients for which they should hold on a day. $day

select id::varchar as client_id, name, revenue, outstanding, overdue, credit, invoice_count,
    last_invoice, oldest_due, figures_from, figures_until
from clients
where figures_from <= $day and (figures_until is null or $day < figures_until)
