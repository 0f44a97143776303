-- Give rows of payments that an act moved back to the client they came from. Parameters: act_id.

update payments
set client_id = moved.belonged_to,
    version = payments.version + 1
from act_rows as moved
where moved.act_id = $act_id and moved.table_name = 'payments' and moved.what = 'moved'
    and moved.row_id = payments.id
