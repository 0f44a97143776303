-- The clients that were absorbed by one, directly or over others, with the acts. $id: the survivor

with recursive inside as (
    select absorbed_id, absorbed_name, act_id, merged_at, merged_by, 1 as step
    from merges
    where survivor_id = $id::uuid
    union all
    select m.absorbed_id, m.absorbed_name, m.act_id, m.merged_at, m.merged_by, i.step + 1
    from inside as i
    join merges as m on m.survivor_id = i.absorbed_id
    where i.step < 1000
)
select absorbed_id, absorbed_name, act_id, merged_at, merged_by
from inside
order by merged_at, absorbed_id
