-- The invoices that count nowhere on a day: drafts, scheduled, canceled, refunded and unknown ones;
-- how many, and a page, newest first.
-- $client, $owner, $industry, $currency: only theirs, null for all; $unassigned: of nobody;
-- $day; $first, $last: the window of issue dates, $whole: it is all time; $issued: the statuses that
-- can count; $skip, $rows
with listed as (
    select i.*, c.name as client, 0::decimal(18, 3) as received
    from invoices i
    left join clients c on c.id = i.client_id
    where ($client is null or i.client_id = $client) and ($currency is null or i.currency = $currency)
      and ($owner is null or c.owner_id = $owner) and (not $unassigned or c.owner_id is null)
      and ($industry is null or c.industry = $industry)
      and coalesce(i.issue_date between $first and $last, $whole)
      and not coalesce(
          i.status in $issued and i.counts_from <= $day and coalesce(i.counts_until > $day, true),
          false)
)
select (select count(*) from listed) as invoices,
    (select list(p) from (select * from listed
        order by issue_date desc nulls first, number desc, id desc limit $rows offset $skip) p) as page
