-- Findings about the workspace itself: one row, an active owner.

select 'There are ' || count(*) || ' workspace rows, not one.' as finding
from workspace
having count(*) <> 1
union all
select 'No active member is an owner of the workspace.'
from members
having count(*) filter (role = 'owner' and status = 'active') = 0
