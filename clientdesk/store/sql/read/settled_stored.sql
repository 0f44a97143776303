-- How many invoices were settled on each day, after so many days, a row for the same words.

select owner_id::varchar as owner_id, currency, day, since_issue, since_sent,
    sum(number)::bigint as number
from settled_sums
group by all
having sum(number) <> 0
