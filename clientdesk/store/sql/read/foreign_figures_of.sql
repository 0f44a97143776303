-- A client's stored figures in other currencies than the billing one. $id

select currency, revenue, outstanding, overdue, credit
from foreign_figures
where client_id = $id
