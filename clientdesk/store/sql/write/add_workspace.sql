-- The workspace of an empty database.
-- Parameters: id, name, country, base_currency, timezone, locale, payment_terms_days,
-- reminder_tone, enrichment_enabled, invoice_pattern, rounding, tax_by, address, tax_id,
-- email, phone, payment_details, is_demo, now.

insert into workspace by name
select
    $id::uuid as id,
    $name as name,
    $address as address,
    $tax_id as tax_id,
    $email as email,
    $phone as phone,
    $payment_details as payment_details,
    $country as country,
    $base_currency as base_currency,
    $timezone as timezone,
    $locale as locale,
    $payment_terms_days as payment_terms_days,
    $reminder_tone as reminder_tone,
    $enrichment_enabled as enrichment_enabled,
    $is_demo as is_demo,
    $invoice_pattern as invoice_pattern,
    $rounding as rounding,
    $tax_by as tax_by,
    null as logo,
    0 as counter,
    $now::timestamp as created_at,
    1 as version
