-- What a client's figures depend on: the currency they are in, its limit and its locale. $id

select coalesce(c.currency, w.base_currency) as currency, coalesce(c.locale, w.locale) as locale,
    c.credit_limit, c.on_hold
from clients c
cross join workspace w
where c.id = $id
