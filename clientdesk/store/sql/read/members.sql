-- Everybody in the workspace, removed ones last.

select id, name, email, role, status, version
from members
order by status = 'removed', lower(name), id
