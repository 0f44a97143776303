-- What an import knows more of invoices: new_rows with id, version (as read), status, due_date, sent_at,
-- canceled_at, refunded_at and counts_until; a null leaves a column as it is.

update invoices
set status = coalesce(n.status, invoices.status),
    due_date = coalesce(n.due_date, invoices.due_date),
    sent_at = coalesce(n.sent_at, invoices.sent_at),
    canceled_at = coalesce(invoices.canceled_at, n.canceled_at),
    refunded_at = coalesce(invoices.refunded_at, n.refunded_at),
    counts_until = coalesce(invoices.counts_until, n.counts_until),
    version = invoices.version + 1
from new_rows n
where invoices.id = n.id::uuid and invoices.version = n.version
