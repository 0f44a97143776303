-- A new client without invoices. Parameters: id, the texts and their keys, source, now, today.

insert into clients by name
select
    $id::uuid as id,
    $name as name,
    $email::varchar as email,
    $phone::varchar as phone,
    $address::varchar as address,
    $website::varchar as website,
    $tax_id::varchar as tax_id,
    $notes::varchar as notes,
    $name_key as name_key,
    $address_key as address_key,
    $search_key as search_key,
    $phone_digits as phone_digits,
    false as on_hold,
    false as portal_enabled,
    'manual' as source,
    'not_started' as enrichment_status,
    $now::timestamp as created_at,
    $now::timestamp as updated_at,
    1 as version,
    0 as revenue,
    0 as outstanding,
    0 as overdue,
    0 as credit,
    0 as invoice_count,
    $today::date as figures_from
