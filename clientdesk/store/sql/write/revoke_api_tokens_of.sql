-- Revoke the API tokens that a member made. Parameters: member_id, now.

update api_tokens
set revoked_at = $now::timestamp
where member_id = $member_id and revoked_at is null
