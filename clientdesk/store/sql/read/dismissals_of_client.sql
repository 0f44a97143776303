-- What is not to be proposed again for a client. $client_id

select field, value
from enrichment_dismissals
where client_id = $client_id
