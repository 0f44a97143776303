-- The contacts of some clients by group, the primary one first. $ids

select client_id::varchar as client_id, name, email, phone, contact_group, is_primary
from client_contacts
where client_id in (select unnest($ids::uuid[]))
order by client_id, contact_group, is_primary desc, name, id
