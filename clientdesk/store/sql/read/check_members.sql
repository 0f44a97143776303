-- Findings about members: names and e-mail addresses are unique among those who were not removed.

select count(*) || ' members have the name “' || any_value(name) || '”.' as finding
from members
where status <> 'removed'
group by name
having count(*) > 1
union all
select count(*) || ' members have the e-mail address ' || any_value(email) || '.'
from members
where status <> 'removed'
group by lower(email)
having count(*) > 1
