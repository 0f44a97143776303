-- Records of one client that were made one, and clients that people said are not the same.

create table merges (
    act_id uuid not null,
    absorbed_id uuid not null,            -- of a client that is no more; its id leads to the survivor
    absorbed_name varchar not null,
    survivor_id uuid not null,            -- which may itself have been absorbed later
    merged_at timestamp not null,
    merged_by varchar not null            -- the member's name
);

create table not_duplicates (
    id uuid not null,
    one_id uuid not null,                 -- the lesser of the two ids
    other_id uuid not null,
    said_at timestamp not null,
    said_by varchar not null,             -- the member's name
    act_id uuid                           -- of the merge by which it came over from an absorbed one
);

-- What was dismissed of an absorbed client, and went over to the survivor.
create table kept_dismissals as
select null::uuid as act_id, * from enrichment_dismissals limit 0;
