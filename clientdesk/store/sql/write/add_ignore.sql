-- Let a finding about a client stay as it is. Parameters: client_id, finding, value, reason, member, now.

insert into quality_ignores by name
select
    $client_id::uuid as client_id,
    $finding as finding,
    $value as value,
    $reason as reason,
    $now::timestamp as ignored_at,
    $member as ignored_by
