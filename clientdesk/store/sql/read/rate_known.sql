-- A row when a currency has a rate on a day. Parameters: currency, day.

select currency
from exchange_rates
where currency = $currency and day <= $day
limit 1
