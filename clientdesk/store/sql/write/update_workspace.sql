-- New settings, unless somebody saved others first. Parameters: the columns, version (as read).

update workspace
set name = $name,
    address = $address,
    tax_id = $tax_id,
    email = $email,
    phone = $phone,
    payment_details = $payment_details,
    country = $country,
    base_currency = $base_currency,
    timezone = $timezone,
    locale = $locale,
    payment_terms_days = $payment_terms_days,
    reminder_tone = $reminder_tone,
    enrichment_enabled = $enrichment_enabled,
    sentence_model = $sentence_model,
    logo = $logo::blob,
    invoice_pattern = $invoice_pattern,
    rounding = $rounding,
    tax_by = $tax_by,
    counter = counter + 1,
    version = version + 1
where version = $version
