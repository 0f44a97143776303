-- What the directory searches, filters, sorts and shows, a row a client in the order of the ids.
-- $since: only of clients that a later change touched, null for all

select
    id::varchar as id, name_key, address_key, search_key, phone_digits,
    -- The texts of a page, in the order of queries.image.TEXTS; no text is empty or has a separator.
    concat_ws(chr(31), name, coalesce(email, ''), coalesce(phone, ''), coalesce(address, ''),
        coalesce(website, ''), coalesce(tax_id, ''), coalesce(notes, ''), coalesce(linkedin_url, ''),
        coalesce(finance_contact, ''), coalesce(finance_contact_email, ''),
        coalesce(enrichment_skip_reason, '')) as texts,
    owner_id::varchar as owner_id, currency, archived_at is not null as is_archived, created_at,
    portal_enabled, enrichment_status, industry, company_type, size_segment, risk_tier, version,
    -- A bit for each field that can be filled, in the order of model.client_filter.Field.
    ((email is not null)::integer + 2 * (phone is not null)::integer
        + 4 * (address is not null)::integer + 8 * (website is not null)::integer
        + 16 * (tax_id is not null)::integer + 32 * (notes is not null)::integer
        + 64 * (linkedin_url is not null)::integer
        + 128 * (coalesce(finance_contact, finance_contact_email) is not null)::integer
    )::utinyint as filled,
    revenue, outstanding, overdue, credit, invoice_count, last_invoice, oldest_due,
    figures_from, figures_until
from clients
where $since is null or touched > $since
order by clients.id
