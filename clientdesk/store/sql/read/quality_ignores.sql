-- What somebody said is to stay as it is, the newest first. $client_id: of one client, null for all

select client_id::varchar as client_id, finding, value, reason, ignored_at, ignored_by
from quality_ignores
where $client_id is null or client_id = $client_id::uuid
order by ignored_at desc, client_id, finding
