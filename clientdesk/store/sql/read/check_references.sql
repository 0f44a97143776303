-- Findings about references: what a row points to exists, or for a record was merged; of a deleted
-- client one activity stays.

with pointing as (
    select 'The client “' || name || '”' as row_name, 'owner' as kind, owner_id as target from clients
    union all select 'Invoice ' || coalesce(number, id::varchar), 'client', client_id from invoices
    union all select 'Invoice line ' || id, 'invoice', invoice_id from invoice_lines
    union all select 'Payment ' || id, 'invoice', invoice_id from payments
    union all select 'Payment ' || id, 'client', client_id from payments
    union all select 'The contact “' || name || '”', 'client', client_id from client_contacts
    union all select 'Figures in ' || currency, 'client', client_id from foreign_figures
    union all select 'Enrichment job ' || id, 'client', client_id from enrichment_jobs
    union all select 'Enrichment job ' || id, 'run', run_id from enrichment_jobs
    union all select 'Enrichment result ' || id, 'client', client_id from enrichment_results
    union all select 'Dismissal of ' || value, 'client', client_id from enrichment_dismissals
    union all select 'Ignored finding ' || finding, 'record', client_id from quality_ignores
    union all select 'The merge of “' || absorbed_name || '”', 'record', survivor_id from merges
    union all select 'Two clients told apart, ' || id || ',', 'record', unnest([one_id, other_id])
    from not_duplicates
    union all
    select 'Activity ' || id, 'client', client_id from activities where kind <> 'deleted'
    union all
    select 'Activity ' || id, 'member', actor_id from activities
    where actor_kind in ('member', 'api')
),
existing as (
    select 'owner' as kind, id from members where status = 'active'
    union all select 'member', id from members
    union all select 'client', id from clients
    union all select 'record', id from clients
    union all select 'record', absorbed_id from merges
    union all select 'invoice', id from invoices
    union all select 'run', id from enrichment_runs
)
select row_name || ' points to ' || case p.kind
        when 'owner' then 'an owner who is no active member'
        when 'record' then 'a client that does not exist'
        when 'invoice' then 'an invoice that does not exist'
        else 'a ' || p.kind || ' that does not exist' end
    || ': ' || target || '.' as finding
from pointing p
anti join existing e on e.kind = p.kind and e.id = p.target
where target is not null
