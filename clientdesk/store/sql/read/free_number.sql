-- The smallest count above another that no number of a series has, where the next one is taken. $before
-- and $after: what stands around the count in each of them; $last

with numbered as (
    select substr(number, length($before) + 1,
        length(number) - length($before) - length($after)) as digits
    from invoices
    where starts_with(number, $before) and ends_with(number, $after)
        and length(number) > length($before) + length($after)
),
taken as (
    select distinct cast(digits as bigint) as taken_count
    from numbered
    where regexp_full_match(digits, '[0-9]{1,12}')
),
following as (
    select taken_count, lead(taken_count) over (order by taken_count) as next_count
    from taken
    where taken_count > $last
)
select min(taken_count) + 1 as free
from following
where next_count is distinct from taken_count + 1
