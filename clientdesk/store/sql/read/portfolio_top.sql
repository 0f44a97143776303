-- The clients of whom most was collected in a window, with it by currency. new_rows: what the
-- stored sums lack of the day. $first, $last; $codes, $worths: the currencies to look at, and what a
-- unit is roughly worth: that only chooses whom to look at; $most: how many; $everybody, else $owner.
with collected as (
    select client_id, currency, sum(amount) as amount
    from payments
    where state = 'posted' and paid_on between $first and $last and currency in $codes
      and ($everybody or client_id in (
        select id from clients
        where not $everybody and owner_id is not distinct from $owner::uuid))
    group by all
    union all
    select client_id, currency, -amount
    from portfolio_sums
    where kind = 'surplus' and day between $first and $last and currency in $codes
      and ($everybody or owner_id is not distinct from $owner::uuid)
    union all
    select client_id::uuid, currency, -amount
    from new_rows
    where kind = 'surplus' and day between $first and $last and currency in $codes
      and ($everybody or owner_id is not distinct from $owner::uuid)
),
known as (select unnest($codes::varchar[]) as currency, unnest($worths::double[]) as worth),
ranked as (
    select client_id, round(sum(amount::double * worth), 3) as worth
    from collected
    join known using (currency)
    where client_id is not null
    group by client_id
    having round(sum(amount::double * worth), 3) > 0
    order by worth desc, client_id
    limit $most
)
select r.client_id::varchar as client_id, c.name, l.currency,
    sum(l.amount)::decimal(38, 3) as amount
from ranked r
join clients c on c.id = r.client_id
join collected l on l.client_id = r.client_id
group by all
