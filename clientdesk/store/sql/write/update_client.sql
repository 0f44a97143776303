-- A client's new texts and preferences, unless somebody saved others first.
-- Parameters: id, the texts and their keys, the preferences, now, version (as read).

update clients
set name = $name,
    email = $email::varchar,
    phone = $phone::varchar,
    address = $address::varchar,
    website = $website::varchar,
    tax_id = $tax_id::varchar,
    notes = $notes::varchar,
    name_key = $name_key,
    address_key = $address_key,
    search_key = $search_key,
    phone_digits = $phone_digits,
    currency = $currency::varchar,
    payment_terms_days = $payment_terms_days::integer,
    reminder_tone = $reminder_tone::varchar,
    locale = $locale::varchar,
    updated_at = $now::timestamp,
    touched = (select coalesce(max(sequence), 0) + 1 from changes),
    version = version + 1
where id = $id and version = $version
