-- Clients with all that a merge looks at. $ids

select c.id, c.name, c.email, c.phone, c.address, c.website, c.tax_id, c.notes, c.owner_id,
    c.currency, c.payment_terms_days, c.reminder_tone, c.locale,
    c.credit_limit, c.on_hold, c.portal_enabled, c.archived_at, c.facts_by_hand,
    c.industry, c.company_type, c.size_segment, c.risk_tier, c.linkedin_url,
    c.finance_contact, c.finance_contact_email, c.created_at, c.updated_at, c.version,
    coalesce(c.currency, w.base_currency) as billing_currency,
    exists (select 1 from portal_links as l where l.client_id = c.id and l.ended_at is null) as has_link
from clients as c
cross join workspace as w
where c.id in (select unnest($ids::uuid[]))
