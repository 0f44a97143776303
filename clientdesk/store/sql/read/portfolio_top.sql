-- The clients of whom most was collected in a window, with it by currency. new_rows: what the
-- stored sums lack of the day; likely: the clients that may be among them, looked at alone when
-- $likely_only. $first, $last; $currency: only it, null for all; $codes, $worths: what a unit is
-- roughly worth, which only chooses whom to look at; $most: how many; $everybody, else $owner: of
-- whose clients, null for those of nobody.
with collected as materialized (
    select client_id, currency, sum(amount) as amount
    from payments
    where state = 'posted' and paid_on between $first and $last
      and ($currency is null or currency = $currency)
      and ($everybody or client_id in (
        select id from clients
        where not $everybody and owner_id is not distinct from $owner::uuid))
      and (not $likely_only or client_id in (select id::uuid from likely))
    group by client_id, currency
),
surplus as (
    select owner_id, client_id, currency, day, amount from portfolio_sums where kind = 'surplus'
    union all
    select owner_id::uuid, client_id::uuid, currency, day, amount from new_rows
    where kind = 'surplus'
),
parts as materialized (
    select client_id, currency, amount from collected
    union all
    select client_id, currency, -amount
    from surplus
    where day between $first and $last and ($currency is null or currency = $currency)
      and ($everybody or owner_id is not distinct from $owner::uuid)
      and (not $likely_only or client_id in (select id::uuid from likely))
),
known as (select unnest($codes::varchar[]) as currency, unnest($worths::double[]) as worth),
ranked as (
    select client_id, round(sum(amount::double * worth), 3) as worth
    from parts
    join known using (currency)
    where client_id is not null
    group by client_id
    having round(sum(amount::double * worth), 3) > 0
    order by worth desc, client_id
    limit $most
)
select r.client_id::varchar as client_id, r.worth, l.currency,
    sum(l.amount)::decimal(38, 3) as amount
from ranked r
join parts l on l.client_id = r.client_id
group by all
