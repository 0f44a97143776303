-- The lines of an invoice: a row for each id, with the lists in step; numbers as texts.
-- Parameters: invoice_id; ids, descriptions, quantities, unit_prices, tax_rates, discounts, amounts.

insert into invoice_lines by name
select
    unnest($ids::uuid[]) as id,
    $invoice_id::uuid as invoice_id,
    unnest(range(1, len($ids::uuid[]) + 1)) as position,
    unnest($descriptions::varchar[]) as description,
    unnest($quantities::varchar[])::decimal(18, 6) as quantity,
    unnest($unit_prices::varchar[])::decimal(18, 6) as unit_price,
    unnest($tax_rates::varchar[])::decimal(9, 6) as tax_rate,
    unnest($discounts::varchar[])::decimal(9, 6) as discount,
    unnest($amounts::varchar[])::decimal(18, 3) as amount
