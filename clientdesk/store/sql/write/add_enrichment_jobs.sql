-- A queued job for each client; the lists are in step.
-- Parameters: ids, client_ids, statuses_before, attempts (lists); run_id, trigger, queued_by, now.

insert into enrichment_jobs by name
select
    unnest($ids::uuid[]) as id,
    unnest($client_ids::uuid[]) as client_id,
    $run_id::uuid as run_id,
    'queued' as status,
    $trigger as trigger,
    unnest($statuses_before::varchar[]) as status_before,
    $now::timestamp as queued_at,
    $queued_by as queued_by,
    $now::timestamp as run_after,
    unnest($attempts::integer[]) as attempt,
    0 as fence,
    0 as pages_read
