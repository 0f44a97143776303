-- How many clients stand where, archived ones left out; why, for those that are skipped or failed.

select enrichment_status as status,
    case enrichment_status when 'skipped' then enrichment_skip_reason
        when 'failed' then enrichment_error_kind end as reason,
    count(*) as clients
from clients
where archived_at is null
group by all
