-- The client that stands for one that was absorbed, over as many merges as there were, with the last
-- of them. $id: of the absorbed one

with recursive followed as (
    select survivor_id, absorbed_name, merged_at, merged_by, 1 as step
    from merges
    where absorbed_id = $id::uuid
    union all
    select m.survivor_id, f.absorbed_name, m.merged_at, m.merged_by, f.step + 1
    from followed as f
    join merges as m on m.absorbed_id = f.survivor_id
    where f.step < 1000
)
select survivor_id as id, absorbed_name, merged_at, merged_by
from followed
order by step desc
limit 1
