-- The merge that absorbed the survivor of another one. $act_id: of the earlier one

select later.absorbed_name
from merges as earlier
join merges as later on later.absorbed_id = earlier.survivor_id
where earlier.act_id = $act_id
limit 1
