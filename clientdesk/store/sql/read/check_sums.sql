-- Findings about invoices whose sums are not those of their lines, reckoned anew: by the invoice's own
-- way, else half up with tax on the total. $digits: the decimals of each currency that has not two

with made as (
    select i.id, subtotal, i.tax, 'Invoice ' || coalesce(number, i.id::varchar) as name,
        coalesce(i.rounding = 'half_even', false) as to_even,
        coalesce(i.tax_by = 'line', false) as by_line,
        coalesce($digits[currency], 2) as digits,
        case digits when 0 then 1 when 2 then 0.01 else 0.001 end::decimal(4, 3) as unit
    from invoices i
),
exact as (
    select m.id, to_even, by_line, digits, unit, position, tax_rate, discount, l.amount,
        -- Nothing that can be is above it, and no product below it is too long.
        least(quantity::decimal(19, 6) * unit_price, 1000000000000000)::decimal(30, 12)
            as gross
    from invoice_lines l
    join made m on m.id = l.invoice_id
),
charged as (
    select id, to_even, digits, unit, tax_rate, amount, gross, discount,
        case when by_line then position end as place,
        2 * case when discount = 0 then amount - gross
            else amount - gross * (1 - discount)::decimal(7, 6) end as moved,
        case when discount = 0 then amount when digits = 0 then round(gross, 0)
            when digits = 2 then round(gross, 2) else round(gross, 3) end as up
    from exact
),
taxed as (
    select id, tax_rate, any_value(to_even) as to_even, any_value(digits) as digits,
        any_value(unit) as unit, sum(amount)::decimal(24, 3) * tax_rate as tax,
        bool_and(abs(moved) < unit or abs(moved) = unit
            and case when to_even then amount % (2 * unit) = 0 else moved > 0 end) as is_right,
        sum(case when to_even and discount > 0 and 2 * (up - gross) = unit
            and up % (2 * unit) <> 0 then up - unit else up end) as gross
    from charged
    group by id, tax_rate, place
),
rounded as (
    select *, case digits when 0 then round(tax, 0) when 2 then round(tax, 2)
        else round(tax, 3) end as up
    from taxed
),
reckoned as (
    select id, bool_and(is_right) as is_right, sum(gross) as gross,
        sum(case when to_even and 2 * (up - tax) = unit and up % (2 * unit) <> 0
            then up - unit else up end) as tax
    from rounded
    group by id
)
select name || ' is not the sum of its lines: '
    || case when not is_right then 'a line is not its quantity times its price less its discount.'
        when gross <> subtotal then 'they come to ' || gross::decimal(18, 3)
            || ' before discounts, not ' || subtotal || '.'
        else 'their tax is ' || r.tax::decimal(18, 3) || ', not ' || m.tax || '.' end as finding
from made m
join reckoned r on r.id = m.id
where not is_right or gross <> subtotal or r.tax <> m.tax
