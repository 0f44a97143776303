-- Whether an invoice is one that a client sees on a day. What is read depends on the client alone, so
-- that the time does not tell whether there is another invoice of that id. $id; $client; $day;
-- $issued: the stored statuses that can count

select count(*) filter (id = $id) > 0 as is_seen
from invoices
where client_id = $client and status in $issued and counts_from <= $day
    and (counts_until is null or counts_until > $day)
