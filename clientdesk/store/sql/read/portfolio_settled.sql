-- How many invoices were settled in a window, by the days since their issue and since they were
-- sent. new_rows: what the stored sums lack of the day. $first, $last; $currency: only it, null for
-- all; $everybody, else $owner: of whose clients, null for those of nobody.
with sums as (
    select owner_id, currency, day, since_issue, since_sent, number from settled_sums
    union all
    select owner_id::uuid, currency, day, since_issue, since_sent, number from new_rows
)
select since_issue, since_sent, sum(number)::bigint as number
from sums
where day between $first and $last and ($currency is null or currency = $currency)
  and ($everybody or owner_id is not distinct from $owner::uuid)
group by all
having sum(number) <> 0
