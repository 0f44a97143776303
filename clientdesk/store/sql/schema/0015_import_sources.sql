-- How a person had the columns of a list read, to be offered for the next list with the same headings.

create table import_sources (
    kind varchar not null,                -- clients, invoices or payments
    signature varchar not null,           -- of the headings; one row at most for a kind and signature
    mapping varchar not null,             -- JSON: of each field that was chosen its headings, or null
    used_at timestamp not null
);
