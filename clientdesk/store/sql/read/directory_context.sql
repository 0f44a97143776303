-- What every reading of the directory needs first: the workspace's base and time zone, the newest
-- rates up to the day of currencies that are still quoted, and whether the stored figures of any
-- client are not those of the day. $day

select
    base_currency,
    timezone,
    (
        select list({'code': currency, 'rate': rate})
        from (
            select currency, arg_max(rate, day) as rate
            from exchange_rates
            where day <= $day
              and day > (select max(day) - 10 from exchange_rates where day <= $day)
            group by currency
        )
    ) as rates,
    exists (
        select 1 from clients where figures_from > $day or figures_until <= $day
    ) as is_stale
from workspace
