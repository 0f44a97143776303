-- The clients at some places, with what model.alike compares them by. $places: found in the same moment

select id::varchar as id, name, name_key, email, phone, phone_digits, address, address_key, website,
    tax_id, archived_at is not null as is_archived
from clients
where rowid in $places
