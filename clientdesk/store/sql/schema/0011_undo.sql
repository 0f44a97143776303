-- What can be taken back: imports, merges and changes of many clients (docs/adr/0020).

create table acts (
    id uuid not null,                     -- the change_id of its activities
    kind varchar not null,                -- import, merge or bulk
    label varchar not null,               -- such as the file's name
    detail varchar,                       -- JSON
    actor_id uuid not null,
    actor_name varchar not null,
    "at" timestamp not null,
    until timestamp,                      -- until when it can be taken back; null: for good
    undone_at timestamp,
    undone_by varchar                     -- the member's name
);

create table act_rows (
    act_id uuid not null,
    table_name varchar not null,
    row_id uuid not null,
    what varchar not null,                -- made, changed (or removed) or moved
    line bigint,                          -- of the file it was imported from
    belonged_to uuid,                     -- the client that a moved row came from
    version bigint                        -- after the act; null: the row has none, or is gone
);

-- Rows as they were before an act changed or removed them; the columns are those of their tables.
create table kept_clients as select null::uuid as act_id, * from clients limit 0;
create table kept_client_contacts as select null::uuid as act_id, * from client_contacts limit 0;
create table kept_invoices as select null::uuid as act_id, * from invoices limit 0;
create table kept_payments as select null::uuid as act_id, * from payments limit 0;
create table kept_portal_links as select null::uuid as act_id, * from portal_links limit 0;
create table kept_enrichment_jobs as select null::uuid as act_id, * from enrichment_jobs limit 0;
