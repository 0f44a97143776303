-- What the store keeps about itself: the migrations that were applied, the changes that were committed.

create table schema_migrations (
    number integer not null,
    name varchar not null,
    sha256 varchar not null               -- of the migration's text
);

create table changes (
    sequence bigint not null,             -- 1, 2, 3 and so on: one for each committed transaction
    id uuid not null,                     -- UUIDv7, so it also tells when
    hash varchar not null                 -- SHA-256 of the hash before it and the id
);
