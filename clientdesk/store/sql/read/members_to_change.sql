-- Every member, removed ones too, with what must be unique.

select id, name, email, role, status, version
from members
