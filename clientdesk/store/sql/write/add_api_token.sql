-- A new API token. Parameters: id, name, token_hash, member_id, now, expires_at.

insert into api_tokens by name
select
    $id::uuid as id,
    $name as name,
    $token_hash as token_hash,
    $member_id::uuid as member_id,
    $now::timestamp as created_at,
    $expires_at::timestamp as expires_at
