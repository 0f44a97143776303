-- How many invoices of some clients are overdue. Parameters: ids, today.

select client_id::varchar as id, count(*) as invoices
from invoices
where client_id in (select unnest($ids::uuid[]))
  and counts_from <= $today::date
  and (counts_until is null or counts_until > $today::date)
  and due_date < $today::date
  and (settled_on is null or settled_on > $today::date)
group by client_id
