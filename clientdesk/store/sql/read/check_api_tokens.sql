-- Findings about API tokens: one for each hash, a maker who exists, no live one of a removed member.

select count(*) || ' API tokens have the same hash, one is ' || min(id::varchar) || '.' as finding
from api_tokens group by token_hash having count(*) > 1
union all
select 'The API token “' || name || '” cannot be used: its hash is no SHA-256.'
from api_tokens where not regexp_full_match(token_hash, '[0-9a-f]{64}')
union all
select 'The API token “' || t.name || '” was made by a member who does not exist: '
    || t.member_id || '.'
from api_tokens as t anti join members as m on m.id = t.member_id
union all
select 'The API token “' || t.name || '” is live, but its maker was removed.'
from api_tokens as t
join members as m on m.id = t.member_id and m.status = 'removed'
where t.revoked_at is null
union all
select 'The API token “' || name || '” was revoked or expired before it was made.'
from api_tokens where revoked_at < created_at or expires_at < created_at
union all
select count(*) || ' API tokens have the name “' || any_value(name) || '”.'
from api_tokens where revoked_at is null group by name having count(*) > 1
