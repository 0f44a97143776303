-- What lets another program act in a member's name; only the hash of a token is kept.

create table api_tokens (
    id uuid not null,
    name varchar not null,
    token_hash varchar not null,          -- SHA-256 of the token, as hexadecimal digits
    member_id uuid not null,              -- who made it, and in whose name it acts
    created_at timestamp not null,
    expires_at timestamp,                 -- empty: not by itself
    last_used_at timestamp,               -- written at most once a minute
    revoked_at timestamp
);
