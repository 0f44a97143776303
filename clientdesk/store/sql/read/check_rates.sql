-- Findings about exchange rates: above 0, one a currency and day, never of the base currency.

select 'The rate of ' || currency || ' of ' || day || ' is ' || rate || '.' as finding
from exchange_rates
where rate <= 0
union all
select 'There are ' || count(*) || ' rates of ' || currency || ' of ' || day || '.'
from exchange_rates
group by currency, day
having count(*) > 1
union all
select 'There are ' || count(*) || ' rates of ' || base_currency || ', which is the base currency.'
from exchange_rates
join workspace on base_currency = currency
group by base_currency
