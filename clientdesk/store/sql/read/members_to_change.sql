-- Every member, removed ones too, with what must be unique.

select id, name, email, role, status, version, signed_in_at, signed_out_at
from members
