-- One client's own row, without what is derived for search and for the directory. Parameters: id.

select c.* exclude (
    name_key, address_key, search_key, phone_digits, touched, figures_from, figures_until
), m.name as owner
from clients as c
left join members as m on m.id = c.owner_id
where c.id = $id
