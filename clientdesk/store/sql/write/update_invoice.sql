-- An invoice as a step left it, unless somebody saved another first.
-- Parameters: the columns, version (as read).

update invoices
set number = $number,
    client_id = $client_id::uuid,
    client_name = $client_name,
    client_email = $client_email,
    client_address = $client_address,
    client_tax_id = $client_tax_id,
    status = $status,
    currency = $currency,
    subtotal = $subtotal::decimal(18, 3),
    discount = $discount::decimal(18, 3),
    tax = $tax::decimal(18, 3),
    amount = $amount::decimal(18, 3),
    issue_date = $issue_date::date,
    due_date = $due_date::date,
    sent_at = $sent_at::timestamp,
    canceled_at = $canceled_at::timestamp,
    refunded_at = $refunded_at::timestamp,
    note = $note,
    reference = $reference,
    rounding = $rounding,
    tax_by = $tax_by,
    counts_from = $counts_from::date,
    counts_until = $counts_until::date,
    paid = $paid::decimal(18, 3),
    last_paid_on = $last_paid_on::date,
    settled_on = $settled_on::date,
    version = version + 1
where id = $id and version = $version
