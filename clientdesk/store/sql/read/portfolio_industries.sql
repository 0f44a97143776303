-- What is open by the industry of the client. new_rows: what the stored sums lack of the day.
-- $currency: only it, null for all; $everybody, else $owner: of whose clients, null for nobody's.
with sums as (
    select owner_id, client_id, currency, amount from portfolio_sums where kind = 'owed'
    union all
    select owner_id::uuid, client_id::uuid, currency, amount from new_rows where kind = 'owed'
),
opened as (
    select client_id, currency, amount
    from sums
    where ($currency is null or currency = $currency)
      and ($everybody or owner_id is not distinct from $owner::uuid)
)
select c.industry, o.currency, sum(o.amount)::decimal(38, 3) as amount
from opened o
join clients c on c.id = o.client_id
group by all
union all
select null, currency, sum(amount)::decimal(38, 3)
from opened
where client_id is null
group by currency
