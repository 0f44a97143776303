-- Whether an invoice is one that a client sees on a day. $id; $client; $day; $issued: the stored
-- statuses that can count

select id
from invoices
where id = $id and client_id = $client and status in $issued and counts_from <= $day
    and (counts_until is null or counts_until > $day)
