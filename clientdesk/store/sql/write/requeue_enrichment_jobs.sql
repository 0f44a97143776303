-- Put jobs back, to be claimed again at a later time; they keep their fence, which no worker holds.
-- Parameters: ids, status (queued or waiting), status_before (null: as it is), attempt (null: as it
-- is), run_after, error_kind, error (null: as they are).

update enrichment_jobs
set status = $status,
    status_before = coalesce($status_before, status_before),
    attempt = coalesce($attempt, attempt),
    run_after = $run_after::timestamp,
    lease_until = null,
    page = null,
    error_kind = coalesce($error_kind, error_kind),
    error = coalesce($error, error)
where id in (select unnest($ids::uuid[]))
