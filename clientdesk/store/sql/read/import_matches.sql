-- The clients that rows of an import may match, oldest first, with what an update reads.
-- Parameters: tax_ids, emails and names, lists of keys as intake.matching makes them.

select id, name, email, phone, address, website, tax_id, notes, version
from clients
where regexp_replace(upper(tax_id), '[^A-Z0-9]+', '', 'g') in (select unnest($tax_ids::varchar[]))
    or lower(email) in (select unnest($emails::varchar[]))
    or coalesce(nullif(trim(regexp_replace(name_key, '[^\p{L}\p{N}]+', ' ', 'g')), ''), name_key)
        in (select unnest($names::varchar[]))
order by created_at, id
