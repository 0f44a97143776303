-- Everybody in the workspace, removed ones last.

select id, name, email, role, status, version, signed_in_at, signed_out_at
from members
order by status = 'removed', lower(name), id
