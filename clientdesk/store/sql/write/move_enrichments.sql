-- Where the enrichment of clients stands now, unless somebody saved others first; a null reason
-- leaves the last one. Parameters: ids, versions (as read), statuses, reasons: lists in step.

update clients
set enrichment_status = moved.status,
    enrichment_skip_reason = coalesce(moved.reason, clients.enrichment_skip_reason),
    touched = (select coalesce(max(sequence), 0) + 1 from changes),
    version = clients.version + 1
from (
    select
        unnest($ids::uuid[]) as id,
        unnest($versions::bigint[]) as version,
        unnest($statuses::varchar[]) as status,
        unnest($reasons::varchar[]) as reason
) as moved
where clients.id = moved.id and clients.version = moved.version
