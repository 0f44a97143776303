-- The run of a day. Parameters: id, day, source, now, started_by, queued, skipped.

insert into enrichment_runs by name
select
    $id::uuid as id,
    $day::date as day,
    $source as source,
    $now::timestamp as started_at,
    $started_by as started_by,
    $queued as queued,
    $skipped as skipped
