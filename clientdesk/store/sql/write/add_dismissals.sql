-- Values that are not to be proposed again for a client; the lists are in step.
-- Parameters: client_id, fields, field_values (lists); dismissed_by, now.

insert into enrichment_dismissals by name
select
    $client_id::uuid as client_id,
    unnest($fields::varchar[]) as field,
    unnest($field_values::varchar[]) as value,
    $now::timestamp as dismissed_at,
    $dismissed_by as dismissed_by
