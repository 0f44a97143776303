-- What a client's own page needs of its record. Parameters: id.

select c.name, c.portal_enabled, c.archived_at is not null as is_archived,
    coalesce(c.locale, w.locale) as locale, w.timezone
from clients as c
cross join workspace as w
where c.id = $id
