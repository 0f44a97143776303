-- Whether any job can be claimed, or was left by its worker. $now; $latest: the end of a lease that
-- begins now; $furthest: the longest wait from now: what ends later is of a clock that ran ahead

select exists (
    select 1
    from enrichment_jobs
    where status = 'queued'
        or status = 'waiting' and (run_after <= $now or run_after > $furthest)
        or status = 'running' and (lease_until <= $now or lease_until > $latest)
) as is_any
