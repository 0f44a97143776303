-- How the workspace enriches, unless somebody saved others first. Parameters: the settings, since,
-- version (as read).

update workspace
set enrichment_schedule_on = $schedule_on,
    enrichment_run_at = $run_at,
    enrichment_run_timezone = $run_timezone,
    enrichment_daily_limit = $daily_limit,
    enrichment_refresh_old = $refresh_old,
    enrichment_sources = $sources,
    enrichment_scheduled_since = $since::timestamp,
    counter = counter + 1,
    version = version + 1
where version = $version
