-- Give rows of activities that an act moved back to the client they came from. Parameters: act_id.

update activities
set client_id = moved.belonged_to
from act_rows as moved
where moved.act_id = $act_id and moved.table_name = 'activities' and moved.what = 'moved'
    and moved.row_id = activities.id
