-- The clients that a run takes (model.enrichment_due), those that the gate stops last; what waits for
-- another try comes by itself. $entitled; $limit; $transient: the kinds of failures that may pass;
-- $attempts: the most of them; $old: found before, null for none

select id, name, website, archived_at, enrichment_status, enrichment_skip_reason, version,
    case enrichment_status when 'failed' then enrichment_attempts else 0 end as attempts,
    trim(name) = '' or trim(coalesce(website, '')) = '' or not $entitled as is_stopped
from clients
where archived_at is null
    and (
        enrichment_status = 'not_started'
        or not is_stopped
        and (
            enrichment_status = 'skipped'
            or enrichment_status = 'failed' and enrichment_attempts < $attempts
                and list_contains($transient::varchar[], enrichment_error_kind)
                and id not in (select client_id from enrichment_jobs where status = 'waiting')
            or enrichment_status = 'succeeded' and enriched_at < $old
        )
    )
order by is_stopped, id
limit $limit
