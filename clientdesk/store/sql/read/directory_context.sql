-- What every reading of the directory needs besides the clients: the workspace's base and time
-- zone, the members, and the newest rates up to the day of currencies that are still quoted. $day

select
    base_currency,
    timezone,
    (select list({'id': id::varchar, 'name': name}) from members) as members,
    (
        select list({'code': currency, 'rate': rate})
        from (
            select currency, arg_max(rate, day) as rate
            from exchange_rates
            where day <= $day
              and day > (select max(day) - 10 from exchange_rates where day <= $day)
            group by currency
        )
    ) as rates
from workspace
