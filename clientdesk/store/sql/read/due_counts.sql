-- How many clients a run takes (due_clients), and how many of these the gate stops. $entitled;
-- $transient: the kinds of failures that may pass; $attempts: the most of them; $old: found before,
-- null for none

with perhaps as (
    select id, enrichment_status as status,
        trim(name) = '' or trim(coalesce(website, '')) = '' or not $entitled as is_stopped
    from clients
    where archived_at is null
        and (
            enrichment_status in ('not_started', 'skipped')
            or enrichment_status = 'failed' and enrichment_attempts < $attempts
                and list_contains($transient::varchar[], enrichment_error_kind)
            or enrichment_status = 'succeeded' and enriched_at < $old
        )
)
select
    count(*) filter (not is_stopped) as ready,
    count(*) filter (is_stopped and status = 'not_started') as stopped
from perhaps
where status <> 'failed'
    or id not in (select client_id from enrichment_jobs where status = 'waiting')
