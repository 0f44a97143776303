-- How invoices are numbered and rounded, the portal's links, and which change touched a client last.

alter table workspace add column invoice_pattern varchar;  -- such as INV-{year}-{number:4}; null: INV-{number:4}
alter table workspace add column rounding varchar;         -- half_up or half_even; null: half_up
alter table workspace add column tax_by varchar;           -- line or total; null: line

alter table invoices add column reference varchar;         -- the client's order number
alter table invoices add column rounding varchar;          -- how its sums were made; null: half_up
alter table invoices add column tax_by varchar;            -- null: total

alter table clients add column touched bigint;             -- the change that wrote the row last; null: before all

create table invoice_numbers (
    series varchar not null,              -- the pattern with its year and month filled in
    last bigint not null                  -- the last number given; numbers have no gaps
);

create table portal_links (
    id uuid not null,
    client_id uuid not null,
    token_hash varchar not null,          -- SHA-256 of the token, as hexadecimal digits
    token_sealed varchar not null,        -- the token, to show again to who may see it
    created_at timestamp not null,
    created_by varchar not null,          -- the member's name
    ended_at timestamp                    -- when another link took its place
);

create table portal_views (
    link_id uuid not null,
    client_id uuid not null,
    day date not null,
    views bigint not null,
    last_at timestamp not null
);

-- The directory is answered from memory (docs/adr/0008), and needs them no more.
drop view current_clients;
drop view current_foreign;
