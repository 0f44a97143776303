-- Findings about the days on which invoices count: from the issue date of one that was issued until
-- the business date on which it was canceled or refunded. $never: statuses of those not issued yet;
-- $issued: those of issued ones; canceled and refunded ones may have been drafts

with judged as (
    select i.*, 'Invoice ' || coalesce(number, i.id::varchar) as name,
        timezone(w.timezone, timezone('UTC', least(canceled_at, refunded_at)))::date as ended_on
    from invoices i cross join workspace w
)
select name || ' counts until ' || coalesce(counts_until::varchar, 'for good')
    || ', but it ended on ' || coalesce(ended_on::varchar, 'no day') || '.' as finding
from judged
where counts_until is distinct from ended_on
union all
select name || ' counts from ' || counts_from || ', but its issue date is '
    || coalesce(issue_date::varchar, 'empty') || '.'
from judged
where counts_from is not null and counts_from is distinct from issue_date
union all
select name || ' is ' || status || ', but counts from ' || counts_from || '.'
from judged
where counts_from is not null
  and (status in $never or status not in $issued and status not in ('canceled', 'refunded'))
union all
select name || ' is ' || status || ', but never counts.'
from judged
where counts_from is null and status in $issued
union all
select name || ' has the status ' || status || ', but not the day on which that happened.'
from judged
where status = 'canceled' and canceled_at is null or status = 'refunded' and refunded_at is null
