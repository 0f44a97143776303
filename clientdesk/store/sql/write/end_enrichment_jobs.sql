-- Close jobs that are open. Parameters: ids, status (done or canceled), now,
-- outcome, error_kind, error (null: none, or that of an earlier try).

update enrichment_jobs
set status = $status,
    outcome = $outcome,
    finished_at = $now::timestamp,
    lease_until = null,
    page = null,
    error_kind = coalesce($error_kind, error_kind),
    error = coalesce($error, error)
where id in (select unnest($ids::uuid[])) and status in ('queued', 'waiting', 'running')
