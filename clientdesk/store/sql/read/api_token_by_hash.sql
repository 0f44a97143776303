-- The live API token of that hash and the active member who made it. Parameters: token_hash, now.

select t.id, t.token_hash, t.last_used_at, m.id as member_id, m.name as member_name, m.role
from api_tokens as t
join members as m on m.id = t.member_id and m.status = 'active'
where
    t.token_hash = $token_hash
    and t.revoked_at is null
    and (t.expires_at is null or t.expires_at > $now::timestamp)
