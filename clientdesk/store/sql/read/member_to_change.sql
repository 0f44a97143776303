-- One member, removed ones too. Parameters: id.

select id, name, email, role, status, version, signed_in_at, signed_out_at
from members
where id = $id
