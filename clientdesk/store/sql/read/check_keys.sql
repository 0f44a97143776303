-- The texts of clients with the folded ones that are stored beside them.

select name, email, phone, address, website, tax_id, notes,
    name_key, address_key, search_key, phone_digits
from clients
