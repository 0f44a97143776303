-- What has come to rows since they were made: ids of those that something else points to.
-- new_rows: their ids. $act_id: the act that made them; what it made itself does not count.

with mine as (select row_id from act_rows where act_id = $act_id)
select distinct owner_id::varchar as id
from (
    select client_id as owner_id, id from invoices
    union all select client_id, id from payments
    union all select client_id, id from client_contacts
    union all select client_id, id from portal_links
    union all select client_id, id from enrichment_jobs
    union all select invoice_id, id from payments
)
where owner_id in (select id::uuid from new_rows) and id not in (select row_id from mine)
