-- Findings about ids that more than one row of a table has.

with ids as (
    select 'members' as kind, id from members
    union all select 'clients', id from clients
    union all select 'contacts', id from client_contacts
    union all select 'invoices', id from invoices
    union all select 'invoice lines', id from invoice_lines
    union all select 'payments', id from payments
    union all select 'activities', id from activities
    union all select 'portal links', id from portal_links
    union all select 'API tokens', id from api_tokens
    union all select 'saved views', id from saved_views
    union all select 'enrichment jobs', id from enrichment_jobs
    union all select 'enrichment results', id from enrichment_results
    union all select 'enrichment runs', id from enrichment_runs
)
select count(*) || ' ' || kind || ' have the id ' || id || '.' as finding
from ids
group by kind, id
having count(*) > 1
