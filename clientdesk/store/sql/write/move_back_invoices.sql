-- Give rows of invoices that an act moved back to the client they came from. Parameters: act_id.

update invoices
set client_id = moved.belonged_to,
    version = invoices.version + 1
from act_rows as moved
where moved.act_id = $act_id and moved.table_name = 'invoices' and moved.what = 'moved'
    and moved.row_id = invoices.id
