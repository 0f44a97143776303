-- Findings about saved views: owners, looks and choices that lead nowhere.

select 'The view “' || v.name || '” belongs to nobody: ' || v.owner_id || '.' as finding
from saved_views as v anti join members as m on m.id = v.owner_id and m.status <> 'removed'
union all
select 'A look at the view ' || l.view_id || ' stays, which is gone.'
from saved_view_looks as l anti join saved_views as v on v.id = l.view_id
union all
select 'A look at the view ' || l.view_id || ' is of somebody who cannot see it.'
from saved_view_looks as l
join saved_views as v on v.id = l.view_id and not v.is_shared and v.owner_id <> l.member_id
union all
select count(*) || ' looks of a member are at the view ' || view_id || '.'
from saved_view_looks group by member_id, view_id having count(*) > 1
union all
select 'A look at the view ' || view_id || ' cannot be read.'
from saved_view_looks where octet_length(known) % 8 <> 0
union all
select 'The list of a member opens with the view ' || c.default_view_id || ', which they cannot see.'
from list_choices as c
anti join saved_views as v
    on v.id = c.default_view_id and (v.is_shared or v.owner_id = c.member_id)
where c.default_view_id is not null
union all
select count(*) || ' rows hold what the member ' || member_id || ' chose for the list.'
from list_choices group by member_id having count(*) > 1
