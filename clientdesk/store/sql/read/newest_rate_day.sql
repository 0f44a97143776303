-- The newest day up to a day of which there are exchange rates; null without any. $day

select max(day) as newest
from exchange_rates
where day <= $day
