-- New texts of several clients, whole, with their keys. The rows: new_rows, a frame with the id, the
-- version as it was read and every text. Parameter: now.

update clients
set name = changed.name,
    email = changed.email,
    phone = changed.phone,
    address = changed.address,
    website = changed.website,
    tax_id = changed.tax_id,
    notes = changed.notes,
    name_key = changed.name_key,
    address_key = changed.address_key,
    search_key = changed.search_key,
    phone_digits = changed.phone_digits,
    updated_at = $now::timestamp,
    touched = (select coalesce(max(sequence), 0) + 1 from changes),
    version = clients.version + 1
from new_rows as changed
where clients.id = changed.id::uuid and clients.version = changed.version
