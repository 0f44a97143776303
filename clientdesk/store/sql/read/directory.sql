-- The clients that a filter keeps: how many, their sums by currency, one page in order. Null is no
-- condition. $rates: code, worth in the base, units for one of the base, minor unit, half of it;
-- $converts: money decides; $known: codes with a rate; $capped: the page is all that is kept.
with rate as (select unnest($rates, recursive := true)),
abroad as (
    select f.client_id, sum(f.revenue * r.worth) as earned, sum(f.outstanding * r.worth) as owed,
        sum(f.overdue * r.worth) as late
    from current_foreign f join rate r on r.code = f.currency where $converts group by f.client_id
),
matching as materialized (
    select c.id, place, c.currency, revenue, outstanding, overdue, credit, invoice_count,
        if($rises, name_key, null) as rising, if($falls, name_key, null) as falling,
        if($descending, -1, 1)::decimal(1, 0) * case $sort when 'created' then epoch_us(created_at)
            when 'invoice_count' then invoice_count when 'last_invoice' then last_invoice - $day
            when 'revenue' then revenue * worth + coalesce(earned, 0)
            when 'outstanding' then outstanding * worth + coalesce(owed, 0)
            when 'overdue' then overdue * worth + coalesce(late, 0) end as measure
    from current_clients c left join abroad f on f.client_id = c.id
        left join (from rate where $converts) r on r.code = coalesce(c.currency, $base)
    where ($archived is null or is_archived = $archived) and created_at >= $created_from
      and created_at < $created_before and ($status is null or enrichment_status in $status)
      and ($asked is null or filled & $asked = $filled) and ($owner is null or owner_id::uuid in $owner)
      and ($portal is null or portal_enabled = $portal) and (not $unowned or owner_id is null)
      and ($industry is null or industry in $industry) and ($risk is null or risk_tier in $risk)
      and ($type is null or company_type in $type) and ($size is null or size_segment in $size)
      and ($currency is null or coalesce(c.currency, $base) in $currency)
      and ($location is null or regexp_matches(address_key, $location))
      and ($word is null or contains(search_key, $word) or contains(phone_digits, $digits))
      and ($more is null or list_bool_and(list_transform($more, lambda w:
          contains(search_key, w.word) or coalesce(contains(phone_digits, w.digits), false))))
      and ($revenue_low is null or revenue + coalesce(earned::decimal(20, 8) * rate + half
          - (earned::decimal(20, 8) * rate + half) % unit, 0) between $revenue_low and $revenue_high)
      and ($outstanding_low is null or outstanding + coalesce(owed::decimal(20, 8) * rate + half
          - (owed::decimal(20, 8) * rate + half) % unit, 0) between $outstanding_low and $outstanding_high)
      and ($overdue_low is null or overdue + coalesce(late::decimal(20, 8) * rate + half
          - (late::decimal(20, 8) * rate + half) % unit, 0) between $overdue_low and $overdue_high)
      and ($days_low is null or $day - oldest_due between $days_low and $days_high)
      and ($count_low is null or invoice_count between $count_low and $count_high)
      and ($last_from is null or last_invoice between $last_from and $last_to)
),
page as materialized (
    from matching order by rising, falling desc, measure nulls last, id limit $rows offset $skip
),
kept as not materialized (from matching where not $capped union all from page where $capped),
own as (
    select currency, count(*) as clients, sum(invoice_count) as invoices, sum(revenue) as revenue,
        sum(outstanding) as outstanding, sum(overdue) as overdue, sum(credit) as credit,
        count(*) filter (revenue > 0 or outstanding > 0 or credit > 0) as billed
    from kept group by currency
),
other as (
    select f.currency, sum(f.revenue) as revenue, sum(f.outstanding) as outstanding,
        sum(f.overdue) as overdue, sum(f.credit) as credit, list(distinct k.id) filter (
            f.currency not in $known and (coalesce(k.currency, $base) in $known
            or greatest(k.revenue, k.outstanding, k.credit) = 0)) as left_out
    from current_foreign f join kept k on k.id = f.client_id group by f.currency
)
select (select list({'id': id::uuid, 'place': place} order by rising, falling desc, measure
    nulls last, id) from page) as page,
    (select list(own) from own) as own, (select list(other) from other) as other
