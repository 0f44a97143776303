-- The highest count among the numbers of a series, 0 for none. $before and $after: what stands around
-- the count in each of them

with numbered as (
    select substr(number, length($before) + 1,
        length(number) - length($before) - length($after)) as digits
    from invoices
    where starts_with(number, $before) and ends_with(number, $after)
        and length(number) > length($before) + length($after)
)
select coalesce(max(cast(digits as bigint)), 0) as highest
from numbered
where regexp_full_match(digits, '[0-9]{1,12}')
