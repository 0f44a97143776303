-- What was proposed for a client and dismissed. Parameters: id.

select * exclude (client_id) from enrichment_dismissals where client_id = $id order by dismissed_at
