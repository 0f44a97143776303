-- The clients that may be the one that somebody is typing, the oldest first; an empty list or text
-- finds nothing. The rough condition of a line spares the exact one most rows.
-- Parameters: prefix and base (of the name), mail, mail_end, domain, number, tax_end, tax, most.

select id::varchar as id, name, name_key, email, phone, phone_digits, address, address_key, website,
    tax_id, archived_at is not null as is_archived
from clients
where (starts_with(name_key, nullif($prefix, ''))
        and starts_with(regexp_replace(name_key, '[^\p{L}\p{N}]+', '', 'g'), $base))
    or lower(email) = nullif($mail, '')
    or ends_with(email, nullif($mail_end, ''))
    or contains(website, nullif($domain, ''))
    or ends_with(phone_digits, nullif($number, ''))
    or (ends_with(tax_id, nullif($tax_end, ''))
        and ends_with(regexp_replace(upper(tax_id), '[^A-Z0-9]+', '', 'g'), $tax))
order by clients.id
limit $most
