-- How many entries a client's statement has, by the rules of model.account_moves.
-- $id; $first: null for all days; $last; $timezone: where times become dates

with billed as (
    select id, counts_from, counts_until,
        timezone($timezone, timezone('UTC', refunded_at))::date as refunded
    from invoices
    where client_id = $id and counts_from is not null
), paid as (
    select p.invoice_id, p.amount, greatest(p.paid_on, b.counts_from) as day,
        p.counts_until as void, b.refunded
    from payments p
    join billed b on b.id = p.invoice_id
    where p.state <> 'pending'
    union all
    select null, amount, paid_on, counts_until, null
    from payments
    where invoice_id is null and client_id = $id and state <> 'pending'
), kept as (
    select *, void is not null and (refunded is null or void <= refunded) as is_undone
    from paid
    where (void is null or day <= void) and (refunded is null or day <= refunded)
), moves as (
    select counts_from as day from billed where counts_until is null or counts_from <= counts_until
    union all
    select counts_until from billed where counts_from <= counts_until
    union all
    select day from kept
    union all
    select void from kept where is_undone
    union all
    select refunded
    from kept
    where refunded is not null
    group by invoice_id, refunded
    having sum(case when is_undone then 0 else amount end) <> 0
)
select count(*) as entries
from moves
where day <= $last and ($first::date is null or day >= $first)
