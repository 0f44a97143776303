-- The clients that the rows of a short file may match, with what an import compares.
-- Parameters: tax_ids, emails and names, lists of keys as intake.matching makes them.
-- Letters beyond ASCII have other capitals here, so all clients that have such are told.

select id, name, email, phone, address, website, tax_id, notes, version, created_at
from clients
where regexp_replace(upper(tax_id), '[^A-Z0-9]+', '', 'g') in (select unnest($tax_ids::varchar[]))
    or lower(email) in (select unnest($emails::varchar[]))
    or coalesce(nullif(trim(regexp_replace(name_key, '[^\p{L}\p{N}]+', ' ', 'g')), ''), name_key)
        in (select unnest($names::varchar[]))
    or not regexp_full_match(tax_id, '[ -~]*')
    or not regexp_full_match(email, '[ -~]*')
