-- The durable queue of enrichment, what was found, the daily runs, and how a workspace enriches.

alter table clients add column enrichment_error_kind varchar;  -- why the last try failed
alter table clients add column enrichment_attempts integer;    -- tries in a row without success; null: none
alter table clients add column enriched_inputs varchar;        -- fingerprint of the fields that were looked up last
alter table clients add column facts_by_hand varchar;          -- the facts that people set: names, a space between

alter table workspace add column enrichment_schedule_on boolean;      -- null: off
alter table workspace add column enrichment_run_at varchar;           -- such as 03:00, which null stands for
alter table workspace add column enrichment_run_timezone varchar;     -- null: the workspace's
alter table workspace add column enrichment_daily_limit integer;      -- clients a run; null: 2000
alter table workspace add column enrichment_refresh_old boolean;      -- null: no
alter table workspace add column enrichment_sources varchar;          -- those that are on: names, a space between
alter table workspace add column enrichment_scheduled_since timestamp;  -- when the daily run was switched on

create table enrichment_jobs (
    id uuid not null,
    client_id uuid not null,
    run_id uuid,                          -- of a job that a run queued
    status varchar not null,              -- a client has at most one that is queued, waiting or running
    trigger varchar not null,
    status_before varchar not null,       -- of the client: where it returns to when the job is canceled
    queued_at timestamp not null,
    queued_by varchar not null,           -- the name of who did it
    run_after timestamp not null,
    attempt integer not null,             -- tries that have begun
    fence bigint not null,                -- raised by each claim: only the holder of the last one has any effect
    worker varchar,
    started_at timestamp,                 -- of the last try
    lease_until timestamp,                -- of a running one
    page varchar,                         -- which is being read
    pages_read integer not null,
    inputs varchar,                       -- fingerprint of the fields that the worker was given
    finished_at timestamp,
    outcome varchar,                      -- succeeded, failed or skipped, of a done one
    error_kind varchar,                   -- of the last try that failed
    error varchar
);

create table enrichment_results (
    id uuid not null,
    client_id uuid not null,
    job_id uuid not null,
    found_at timestamp not null,
    engine integer not null,              -- the version of the rules that found it
    inputs varchar not null,
    result varchar not null,              -- JSON, as model.enrichment writes it
    filled varchar not null               -- JSON: the facts that it changed on the record, with old and new
);

create table enrichment_dismissals (
    client_id uuid not null,
    field varchar not null,
    value varchar not null,               -- what was dismissed: another value is proposed again
    dismissed_at timestamp not null,
    dismissed_by varchar not null
);

create table enrichment_runs (
    id uuid not null,
    day date not null,                    -- one run a day, in the time zone of the schedule
    source varchar not null,
    started_at timestamp not null,
    started_by varchar not null,
    queued bigint not null,
    skipped bigint not null
);
