-- What clients are compared by, the oldest first, as model.alike reads it.

select id::varchar as id, name_key, email, phone, phone_digits, address, address_key, website, tax_id
from clients
order by clients.id
