-- The portal links that an act kept, as they are to be again. $act_id

select * exclude (act_id)
from kept_portal_links
where act_id = $act_id
