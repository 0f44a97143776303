-- Give what was dismissed for a client to another, but for what that one has dismissed as well.
-- Parameters: client_id, survivor_id.

insert into enrichment_dismissals by name
select * replace ($survivor_id::uuid as client_id)
from enrichment_dismissals
where client_id = $client_id and (field, value) not in (
    select (field, value) from enrichment_dismissals where client_id = $survivor_id
)
