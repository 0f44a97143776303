-- A new draft. Parameters: id, client_id, currency, the four sums, issue_date, due_date, note,
-- reference, rounding, tax_by, now.

insert into invoices by name
select
    $id::uuid as id,
    $client_id::uuid as client_id,
    'draft' as status,
    $currency as currency,
    $subtotal::decimal(18, 3) as subtotal,
    $discount::decimal(18, 3) as discount,
    $tax::decimal(18, 3) as tax,
    $amount::decimal(18, 3) as amount,
    $issue_date::date as issue_date,
    $due_date::date as due_date,
    $note::varchar as note,
    $reference::varchar as reference,
    $rounding as rounding,
    $tax_by as tax_by,
    $now::timestamp as created_at,
    1 as version,
    0 as paid
