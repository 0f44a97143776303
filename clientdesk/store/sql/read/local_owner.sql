-- The member that local sign-in acts as.

select id, name, email, role, status, version, signed_in_at, signed_out_at
from members
where role = 'owner' and status = 'active'
order by id
limit 1
