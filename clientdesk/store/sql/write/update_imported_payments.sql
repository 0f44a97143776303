-- What an import knows more of payments: new_rows with id, version (as read), state, amount, voided_at and
-- counts_until; a null leaves a column as it is.

update payments
set state = coalesce(n.state, payments.state),
    amount = coalesce(n.amount, payments.amount),
    voided_at = coalesce(n.voided_at, payments.voided_at),
    counts_until = coalesce(n.counts_until, payments.counts_until),
    version = payments.version + 1
from new_rows n
where payments.id = n.id::uuid and payments.version = n.version
