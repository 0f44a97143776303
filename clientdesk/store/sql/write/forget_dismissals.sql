-- Let some fields of a client be proposed again. Parameters: client_id, fields.

delete from enrichment_dismissals
where client_id = $client_id and list_contains($fields::varchar[], field)
