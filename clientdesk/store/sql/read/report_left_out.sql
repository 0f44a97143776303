-- The invoices whose money cannot be converted. $client: only its invoices, null for all;
-- $known: the currencies that can be
select id
from invoices
where currency not in $known and ($client is null or client_id = $client)
order by id
