-- Where those clients lie that may be the one that somebody is typing; an empty text finds nothing.
-- A column at a time, as one condition over all of them would unpack them all for every row.
-- Parameters: prefix and base (of the name), mail, mail_end, domain, number, tax_end, tax, most.

with places as (
    select rowid as place
    from clients
    where starts_with(name_key, nullif($prefix, ''))
        and starts_with(regexp_replace(name_key, '[^\p{L}\p{N}]+', '', 'g'), $base)
    union all
    select rowid from clients where email = nullif($mail, '')
    union all
    select rowid from clients where ends_with(email, nullif($mail_end, ''))
    union all
    select rowid from clients where contains(website, nullif($domain, ''))
    union all
    select rowid from clients where phone_digits = nullif($number, '')
    union all
    select rowid
    from clients
    where ends_with(tax_id, nullif($tax_end, ''))
        and ends_with(regexp_replace(upper(tax_id), '[^A-Z0-9]+', '', 'g'), $tax)
)
select distinct place
from places
order by place
limit $most
