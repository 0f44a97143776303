-- The API tokens that were not revoked, newest first, with who made them.

select
    t.id, t.name, m.name as made_by, m.status as maker_status,
    t.created_at, t.expires_at, t.last_used_at
from api_tokens as t
join members as m on m.id = t.member_id
where t.revoked_at is null
order by t.created_at desc, t.id desc
