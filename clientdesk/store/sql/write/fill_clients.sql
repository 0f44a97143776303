-- Texts for empty fields of several clients; a null leaves the field as it is. The lists are in step.
-- Parameters: ids, versions (as read), emails, phones, addresses, websites, tax_ids, notes,
-- address_keys, search_keys, phone_digits; now.

update clients
set email = coalesce(clients.email, filled.email),
    phone = coalesce(clients.phone, filled.phone),
    address = coalesce(clients.address, filled.address),
    website = coalesce(clients.website, filled.website),
    tax_id = coalesce(clients.tax_id, filled.tax_id),
    notes = coalesce(clients.notes, filled.notes),
    address_key = filled.address_key,
    search_key = filled.search_key,
    phone_digits = filled.phone_digits,
    updated_at = $now::timestamp,
    touched = (select coalesce(max(sequence), 0) + 1 from changes),
    version = clients.version + 1
from (
    select
        unnest($ids::uuid[]) as id,
        unnest($versions::bigint[]) as version,
        unnest($emails::varchar[]) as email,
        unnest($phones::varchar[]) as phone,
        unnest($addresses::varchar[]) as address,
        unnest($websites::varchar[]) as website,
        unnest($tax_ids::varchar[]) as tax_id,
        unnest($notes::varchar[]) as notes,
        unnest($address_keys::varchar[]) as address_key,
        unnest($search_keys::varchar[]) as search_key,
        unnest($phone_digits::varchar[]) as phone_digits
) as filled
where clients.id = filled.id and clients.version = filled.version
