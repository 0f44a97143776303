-- A new portal link of a client.
-- Parameters: id, client_id, token_hash, token_sealed, now, created_by.

insert into portal_links by name
select
    $id::uuid as id,
    $client_id::uuid as client_id,
    $token_hash as token_hash,
    $token_sealed as token_sealed,
    $now::timestamp as created_at,
    $created_by as created_by
