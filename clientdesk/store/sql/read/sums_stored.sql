-- The portfolio's sums, a row for the same words.

select kind, owner_id::varchar as owner_id, client_id::varchar as client_id, currency, day, word,
    sum(number)::bigint as number, sum(amount)::decimal(38, 3) as amount,
    sum(other)::decimal(38, 3) as other
from portfolio_sums
group by all
having sum(number) <> 0 or sum(amount) <> 0 or sum(other) <> 0
