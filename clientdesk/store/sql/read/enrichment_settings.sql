-- How the workspace enriches.

select
    coalesce(enrichment_schedule_on, false) as schedule_on,
    coalesce(enrichment_run_at, '03:00') as run_at,
    coalesce(enrichment_run_timezone, timezone) as run_timezone,
    coalesce(enrichment_daily_limit, 2000) as daily_limit,
    coalesce(enrichment_refresh_old, false) as refresh_old,
    coalesce(enrichment_sources, '') as sources,
    enrichment_scheduled_since as since
from workspace
