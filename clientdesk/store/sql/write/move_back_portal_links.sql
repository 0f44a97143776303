-- Give rows of portal_links that an act moved back to the client they came from. Parameters: act_id.

update portal_links
set client_id = moved.belonged_to
from act_rows as moved
where moved.act_id = $act_id and moved.table_name = 'portal_links' and moved.what = 'moved'
    and moved.row_id = portal_links.id
