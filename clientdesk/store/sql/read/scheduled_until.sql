-- The scheduled invoices whose day has come, the oldest first. Parameters: day.

select id
from invoices
where status = 'scheduled' and counts_from is null and issue_date <= $day
order by issue_date, id
