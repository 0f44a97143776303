-- Findings about invoices whose sums are not those of their lines, reckoned anew in whole thousandths:
-- by the invoice's own way, else half up with tax on the total. $digits: the decimals of each currency
-- that has not two; $most: a product above all that can be, in millionths of millionths

with made as (
    select i.id, subtotal::decimal(38, 3) as subtotal, i.tax::decimal(38, 3) as tax,
        'Invoice ' || coalesce(number, i.id::varchar) as name,
        coalesce(i.rounding = 'half_even', false) as to_even,
        coalesce(i.tax_by = 'line', false) as by_line,
        case coalesce($digits[currency], 2) when 0 then 1000 when 2 then 10 else 1 end::hugeint
            as unit
    from invoices i
),
exact as (
    select m.id, to_even, by_line, unit, position, tax_rate, discount,
        least((quantity::decimal(38, 6) * 1000000)::hugeint
            * (unit_price::decimal(38, 6) * 1000000)::hugeint, $most) as gross,
        (l.amount::decimal(38, 3) * 1000)::hugeint as net,
        -- Twice what rounding took off; comparing it needs no division, which is slow.
        2 * (net * 1000000000000000
            - gross * (1000000 - (discount::decimal(38, 6) * 1000000)::hugeint)) as moved,
        unit * 1000000000 as step, unit * 1000000000000000 as line_step
    from invoice_lines l
    join made m on m.id = l.invoice_id
),
charged as (
    select id, to_even, unit, tax_rate, net, case when by_line then position end as place,
        abs(moved) < line_step or abs(moved) = line_step
            and case when to_even then net // unit % 2 = 0 else moved > 0 end as is_right,
        case when discount = 0 then net else unit * (gross // step
            + (2 * (gross % step) > step or 2 * (gross % step) = step
                and (not to_even or gross // step % 2 = 1))::int) end as gross
    from exact
),
taxed as (
    select id, sum(gross) as gross, bool_and(is_right) as is_right,
        sum(net) * (tax_rate::decimal(38, 6) * 1000000)::hugeint as tax,
        any_value(unit) * 1000000 as step, any_value(unit) as unit, any_value(to_even) as to_even
    from charged
    group by id, tax_rate, place
),
reckoned as (
    select id, sum(gross) as gross, bool_and(is_right) as is_right,
        sum(unit * (tax // step + (2 * (tax % step) > step
            or 2 * (tax % step) = step and (not to_even or tax // step % 2 = 1))::int)) as tax
    from taxed
    group by id
)
select name || ' is not the sum of its lines: '
    || case when not is_right then 'a line is not its quantity times its price less its discount.'
        when gross <> (subtotal * 1000)::hugeint then 'they come to '
            || (gross / 1000)::decimal(18, 3) || ' before discounts, not ' || subtotal || '.'
        else 'their tax is ' || (r.tax / 1000)::decimal(18, 3) || ', not ' || m.tax || '.' end
    as finding
from made m
join reckoned r on r.id = m.id
where not is_right or gross <> (subtotal * 1000)::hugeint or r.tax <> (m.tax * 1000)::hugeint
