-- One member, removed ones too. Parameters: id.

select id, name, email, role, status, version
from members
where id = $id
