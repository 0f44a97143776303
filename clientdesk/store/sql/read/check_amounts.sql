-- Findings about amounts: not negative, within the limit, whole minor units. $digits: the decimals
-- of each currency that has not two; $largest

with amounts as (
    select 'Invoice ' || coalesce(number, id::varchar) as name, currency, amount, 0 as least
    from invoices
    union all
    select 'Payment ' || id, currency, amount, 0.001 from payments
),
judged as (
    select *, coalesce($digits[currency], 2) as digits from amounts
)
select name || ' has the amount ' || amount || ' ' || currency || ', which cannot be.' as finding
from judged
where amount < least or amount > $largest
   or amount <> case digits when 0 then round(amount, 0) when 2 then round(amount, 2) else amount end
