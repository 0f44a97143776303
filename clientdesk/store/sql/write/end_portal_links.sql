-- End a client's portal links. Parameters: client_id, now.

update portal_links
set ended_at = $now::timestamp
where client_id = $client_id and ended_at is null
