-- The newest rate of each currency up to a day. $day; $codes: only of these, null for all

select currency as code, arg_max(rate, day) as rate
from exchange_rates
where day <= $day and ($codes is null or currency in $codes)
group by currency
