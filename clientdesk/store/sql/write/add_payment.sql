-- A payment that was received. Parameters: id, invoice_id, client_id, currency, amount, paid_on, method,
-- note, now.

insert into payments by name
select
    $id::uuid as id,
    $invoice_id::uuid as invoice_id,
    $client_id::uuid as client_id,
    $currency as currency,
    $amount::decimal(18, 3) as amount,
    $paid_on::date as paid_on,
    'posted' as state,
    $method::varchar as method,
    $note::varchar as note,
    false as assumed,
    $now::timestamp as created_at,
    1 as version
