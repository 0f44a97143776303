-- The proposals that were dismissed for a client. Parameters: client_id.

delete from enrichment_dismissals
where client_id = $client_id
