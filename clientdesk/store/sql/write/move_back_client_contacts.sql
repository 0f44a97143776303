-- Give rows of client_contacts that an act moved back to the client they came from. Parameters: act_id.

update client_contacts
set client_id = moved.belonged_to,
    version = client_contacts.version + 1
from act_rows as moved
where moved.act_id = $act_id and moved.table_name = 'client_contacts' and moved.what = 'moved'
    and moved.row_id = client_contacts.id
