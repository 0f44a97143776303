-- The clients that a run takes and the gate lets pass, in its order (due_clients). $entitled;
-- $transient: the kinds of failures that may pass; $attempts: the most of them; $old: found before,
-- null for none; $limit; $offset

with perhaps as (
    select id, name, website, enrichment_status as status, enriched_at
    from clients
    where archived_at is null
        and $entitled
        and (
            enrichment_status in ('not_started', 'skipped')
            or enrichment_status = 'failed' and enrichment_attempts < $attempts
                and list_contains($transient::varchar[], enrichment_error_kind)
            or enrichment_status = 'succeeded' and enriched_at < $old
        )
        and trim(name) <> ''
        and trim(coalesce(website, '')) <> ''
)
select id::varchar as client_id, name, website, status, enriched_at
from perhaps
where status <> 'failed'
    or id not in (select client_id from enrichment_jobs where status = 'waiting')
order by id
limit $limit offset $offset
