-- The texts of the clients of one page. $ids; $places: where their rows lay, in step with the ids
-- (which are compared as well: a row may have moved since; read/directory_texts.sql finds it)

select
    c.id::varchar as id, c.name, c.email, c.phone, c.address, c.website, c.tax_id, c.notes,
    c.linkedin_url, c.finance_contact, c.finance_contact_email, c.enrichment_skip_reason, c.version
from clients c
join (select unnest($ids::uuid[]) as id, unnest($places::bigint[]) as place) p on c.rowid = p.place
where c.id = p.id
