-- What is not to be proposed again for some clients. $ids

select client_id::varchar as client_id, field, value
from enrichment_dismissals
where client_id in (select unnest($ids::uuid[]))
