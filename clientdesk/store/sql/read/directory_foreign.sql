-- The figures of clients in other currencies than the billing one. $ids: of these clients, null for all

select client_id::varchar as client_id, currency, revenue, outstanding, overdue, credit
from foreign_figures
where $ids is null or client_id in (select unnest($ids::uuid[]))
