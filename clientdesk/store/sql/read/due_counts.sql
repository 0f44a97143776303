-- How many clients a run takes (due_clients), and how many of these the gate stops. $entitled;
-- $transient: the kinds of failures that may pass; $attempts: the most of them; $old: found before,
-- null for none

with judged as (
    select *,
        trim(name) = '' or trim(coalesce(website, '')) = '' or not $entitled as is_stopped
    from clients
    where archived_at is null
)
select
    count(*) filter (not is_stopped) as ready,
    count(*) filter (is_stopped) as stopped
from judged
where enrichment_status = 'not_started'
    or not is_stopped
    and (
        enrichment_status = 'skipped'
        or enrichment_status = 'failed' and enrichment_attempts < $attempts
            and list_contains($transient::varchar[], enrichment_error_kind)
            and id not in (select client_id from enrichment_jobs where status = 'waiting')
        or enrichment_status = 'succeeded' and enriched_at < $old
    )
