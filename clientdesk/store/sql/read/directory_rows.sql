-- The clients of one page, in the order of the ids: the columns of contracts.md, section 2, with
-- the stored figures; those of other currencies in the list foreign_figures. $ids; $places: where
-- their rows lie (the id is compared as well: a row may have moved since); $day

with foreign_money as (
    select client_id, list({
        'currency': currency, 'revenue': revenue, 'outstanding': outstanding,
        'overdue': overdue, 'credit': credit
    }) as foreign_figures
    from current_foreign f semi join (select unnest($ids) as id) p on p.id = f.client_id
    group by client_id
),
page as (
    select unnest($ids) as id, unnest($places) as place, generate_subscripts($ids, 1) as position
)
select
    c.id::varchar as id, c.name, c.email, c.phone, c.address, c.website, c.tax_id, c.notes,
    m.name as owner,
    coalesce(c.currency, w.base_currency) as currency,
    if(c.is_archived, 'archived', 'active') as status,
    c.created_at, c.created_at::date as created_on,
    c.revenue, c.outstanding, c.overdue,
    $day::date - c.oldest_due as days_overdue,
    c.invoice_count, c.last_invoice,
    c.portal_enabled as portal,
    c.enrichment_status, c.industry, c.company_type, c.size_segment, c.risk_tier, c.linkedin_url,
    c.finance_contact, c.finance_contact_email,
    c.owner_id::varchar as owner_id,
    c.currency is null as currency_inherited,
    c.enrichment_skip_reason, c.version, c.credit, f.foreign_figures
from page p
join current_clients c on c.place = p.place
cross join workspace w
left join members m on m.id = c.owner_id
left join foreign_money f on f.client_id = c.id
where c.id::varchar = p.id::varchar
order by p.position
