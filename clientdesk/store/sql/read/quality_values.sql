-- What of each client is judged by its value, and when it was looked up. $since: only of clients that a
-- later change touched, null for all; $part of $parts: the clients in slices, to hold few at a time.

select
    id::varchar as id, name, email, phone, address, website, tax_id, notes,
    enriched_at, enriched_inputs, finance_contact_email is not null as has_finance_email
from clients
where ($since is null or touched > $since)
  and hash(id) % $parts::ubigint = $part::ubigint
