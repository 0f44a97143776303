-- On how many days some clients were invoiced lately, and on which first and last. $ids, since, today

select
    client_id::varchar as id,
    count(distinct issue_date) as days,
    min(issue_date) as first_on,
    max(issue_date) as last_on
from invoices
where client_id in (select unnest($ids::uuid[]))
  and counts_from between $since::date and $today::date
  and (counts_until is null or counts_until > $today::date)
group by client_id
