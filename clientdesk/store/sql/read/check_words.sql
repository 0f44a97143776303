-- Findings about words that are in no closed list. $lists: the words of each list, by its name

with words as (
    select 'The client “' || name || '”' as name,
        unnest(['enrichment_status', 'skip_reason', 'failure_kind', 'reminder_tone', 'industry',
            'company_type', 'size_segment', 'risk_tier']) as list,
        unnest([enrichment_status, enrichment_skip_reason, enrichment_error_kind, reminder_tone,
            industry, company_type, size_segment, risk_tier]) as word
    from clients
    union all
    select 'The client “' || name || '”', 'fact', unnest(string_split(facts_by_hand, ' '))
    from clients
    union all
    select 'Job ' || id, unnest(['job_status', 'trigger', 'enrichment_status', 'outcome',
            'failure_kind']), unnest([status, trigger, status_before, outcome, error_kind])
    from enrichment_jobs
    union all select 'The run of ' || day, 'run_source', source from enrichment_runs
    union all select 'The member “' || name || '”', 'role', role from members
    union all select 'The member “' || name || '”', 'member_status', status from members
    union all select 'Payment ' || id, 'payment_state', state from payments
    union all select 'The workspace', 'reminder_tone', reminder_tone from workspace
    union all select 'The workspace', 'rounding', rounding from workspace
    union all select 'The workspace', 'tax_by', tax_by from workspace
    union all
    select 'Invoice ' || coalesce(number, id::varchar), 'rounding', rounding from invoices
    union all select 'Invoice ' || coalesce(number, id::varchar), 'tax_by', tax_by from invoices
)
select name || ' has the ' || replace(list, '_', ' ') || ' “' || word || '”, which is no such word.'
    as finding
from words
where word is not null and not list_contains($lists[list], word)
