-- The clients that may be the one that somebody is typing, the oldest first. What is empty finds
-- nothing; the rough condition of each line spares the exact one most rows.
-- Parameters: prefix and base (of the name), mail, mail_end, domain, number, tax, tax_end, most.

select id, name, name_key, email, phone, phone_digits, address, address_key, website, tax_id
from clients
where (starts_with(name_key, $prefix)
        and starts_with(regexp_replace(name_key, '[^\p{L}\p{N}]+', '', 'g'), $base))
    or email ilike $mail
    or ends_with(email, $mail_end)
    or contains(website, $domain)
    or ends_with(phone_digits, $number)
    or (ends_with(tax_id, $tax_end)
        and contains(regexp_replace(upper(tax_id), '[^A-Z0-9]+', '', 'g'), $tax))
order by id
limit $most
