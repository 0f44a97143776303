-- What clients owe: a row for each currency. new_rows: their ids.

select c.id::varchar as id, coalesce(c.currency, w.base_currency) as currency, c.outstanding
from clients as c
cross join workspace as w
where c.id in (select id::uuid from new_rows)
union all
select client_id::varchar, currency, outstanding
from foreign_figures
where client_id in (select id::uuid from new_rows)
