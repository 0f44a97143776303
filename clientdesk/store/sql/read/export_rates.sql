-- The exchange rates of an export, by currency and day.

select currency, rate, day
from exchange_rates
where currency <> (select base_currency from workspace)
order by currency, day
