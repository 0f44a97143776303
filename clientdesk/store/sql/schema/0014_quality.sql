-- What is wrong with a client's record and is to stay so, because somebody said why.

create table quality_ignores (
    client_id uuid not null,
    finding varchar not null,             -- a word of model.quality.Finding
    value varchar not null,               -- what was judged: with another value it is found again
    reason varchar not null,
    ignored_at timestamp not null,
    ignored_by varchar not null           -- the member's name
);
