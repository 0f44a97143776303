-- The texts of clients wherever their rows lie. $ids

select
    c.id::varchar as id, c.name, c.email, c.phone, c.address, c.website, c.tax_id, c.notes,
    c.linkedin_url, c.finance_contact, c.finance_contact_email, c.enrichment_skip_reason, c.version
from clients c
semi join (select unnest($ids::uuid[]) as id) p on c.id = p.id
