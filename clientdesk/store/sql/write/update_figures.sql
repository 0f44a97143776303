-- Give clients the figures in new_rows: client_id, the figures, and the days between which they hold.

update clients
set revenue = n.revenue,
    outstanding = n.outstanding,
    overdue = n.overdue,
    credit = n.credit,
    invoice_count = n.invoice_count,
    last_invoice = n.last_invoice,
    oldest_due = n.oldest_due,
    figures_from = n.figures_from,
    figures_until = n.figures_until,
    touched = (select coalesce(max(sequence), 0) + 1 from changes)
from new_rows n
where clients.id = n.client_id::uuid
