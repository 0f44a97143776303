-- The portfolio's sums on a day, a row for the same words; owners only of what is open. new_rows:
-- what the stored sums lack of the day. $first, $last: the window of what was issued and received;
-- $recent: issued ones from then on are told too; $currency: only it, null for all; $everybody, else
-- $owner: of whose clients, null for those of nobody.
with sums as (
    select kind, owner_id, currency, day, word, number, amount, other from portfolio_sums
    union all
    select kind, owner_id::uuid, currency, day, word, number, amount, other from new_rows
),
chosen as (
    select kind, case when kind = 'open' then owner_id end as owner_id, currency, day, word,
        sum(number)::bigint as number, sum(amount)::decimal(38, 3) as amount,
        sum(other)::decimal(38, 3) as other
    from sums
    where kind not in ('owed', 'surplus') and ($currency is null or currency = $currency)
      and ($everybody or owner_id is not distinct from $owner::uuid)
      and (kind not in ('issued', 'received') or day between $first and $last
        or kind = 'issued' and day >= $recent)
    group by all
    having sum(number) <> 0 or sum(amount) <> 0 or sum(other) <> 0
)
select * replace (owner_id::varchar as owner_id) from chosen
