-- The workspace, its people and its clients; invoices with lines and payments; what happened.
-- No keys, indexes, sequences or enums: the same text must run on DuckLake (docs/adr/0002).
-- Times are UTC, dates are business dates in the workspace's time zone. Every id is a UUIDv7 made by the app.

create table workspace (
    id uuid not null,
    name varchar not null,
    country varchar not null,             -- ISO 3166, two letters
    base_currency varchar not null,       -- ISO 4217
    timezone varchar not null,            -- IANA
    locale varchar not null,              -- such as en_GB
    payment_terms_days integer not null,
    reminder_tone varchar not null,
    enrichment_enabled boolean not null,
    is_demo boolean not null,
    logo blob,                            -- PNG or JPEG
    counter bigint not null,              -- raised by every transaction that must be alone
    created_at timestamp not null,
    version bigint not null
);

create table members (
    id uuid not null,
    name varchar not null,
    email varchar not null,
    role varchar not null,
    status varchar not null,              -- active, disabled or removed
    created_at timestamp not null,
    version bigint not null
);

create table clients (
    id uuid not null,
    name varchar not null,
    email varchar,
    phone varchar,
    address varchar,
    website varchar,
    tax_id varchar,
    notes varchar,
    -- Folded for search and order (model.folding), written with the texts they come from.
    name_key varchar not null,
    address_key varchar not null,
    search_key varchar not null,          -- the six searched texts, a unit separator between them
    phone_digits varchar not null,
    owner_id uuid,
    -- Empty ones are inherited from the workspace.
    currency varchar,
    payment_terms_days integer,
    reminder_tone varchar,
    locale varchar,
    credit_limit decimal(18, 3),
    on_hold boolean not null,
    portal_enabled boolean not null,
    archived_at timestamp,
    source varchar not null,              -- manual, import or demo
    enrichment_status varchar not null,
    enrichment_skip_reason varchar,
    enrichment_error varchar,
    enriched_at timestamp,
    enrichment_confidence decimal(4, 3),
    industry varchar,
    company_type varchar,
    size_segment varchar,
    risk_tier varchar,
    linkedin_url varchar,
    finance_contact varchar,
    finance_contact_email varchar,
    created_at timestamp not null,
    updated_at timestamp not null,
    version bigint not null,
    -- Derived from the invoices in the billing currency, true from figures_from until before
    -- figures_until (null: for good); other currencies stand in foreign_figures.
    revenue decimal(18, 3) not null,
    outstanding decimal(18, 3) not null,
    overdue decimal(18, 3) not null,
    credit decimal(18, 3) not null,
    invoice_count integer not null,       -- of all currencies, as are the three below
    last_invoice date,
    oldest_due date,                      -- due date of the oldest overdue open amount
    figures_from date not null,
    figures_until date
);

create table foreign_figures (
    client_id uuid not null,
    currency varchar not null,            -- of the invoices; never the client's billing currency
    revenue decimal(18, 3) not null,
    outstanding decimal(18, 3) not null,
    overdue decimal(18, 3) not null,
    credit decimal(18, 3) not null
);

create table client_contacts (
    id uuid not null,
    client_id uuid not null,
    name varchar not null,
    email varchar,
    phone varchar,
    title varchar,
    contact_group varchar not null,       -- billing, collections, procurement, executive or other
    is_primary boolean not null,
    receives_invoices boolean not null,
    receives_reminders boolean not null,
    receives_statements boolean not null,
    source varchar not null,
    created_at timestamp not null,
    version bigint not null
);

create table invoices (
    id uuid not null,
    number varchar,                       -- drafts have none
    client_id uuid,
    -- The client as it was when the invoice was issued.
    client_name varchar,
    client_email varchar,
    client_address varchar,
    client_tax_id varchar,
    status varchar not null,
    currency varchar not null,
    subtotal decimal(18, 3) not null,
    discount decimal(18, 3) not null,
    tax decimal(18, 3) not null,
    amount decimal(18, 3) not null,
    issue_date date,
    due_date date,
    sent_at timestamp,
    canceled_at timestamp,
    refunded_at timestamp,
    note varchar,
    created_at timestamp not null,
    version bigint not null,
    -- Derived: counts_on(d) is counts_from <= d and (counts_until is null or d < counts_until).
    counts_from date,                     -- issue date of an invoice that was issued, else null
    counts_until date,                    -- business date of canceled_at or refunded_at
    paid decimal(18, 3) not null,         -- all posted payments, of any date
    last_paid_on date,                    -- newest paid_on among them
    settled_on date                       -- paid_on of the payment that brought the open amount to 0
);

create table invoice_lines (
    id uuid not null,
    invoice_id uuid not null,
    position integer not null,
    description varchar not null,
    quantity decimal(18, 6) not null,
    unit_price decimal(18, 6) not null,
    tax_rate decimal(9, 6) not null,      -- a fraction, as is the discount
    discount decimal(9, 6) not null,
    amount decimal(18, 3) not null        -- after discount, before tax
);

create table payments (
    id uuid not null,
    invoice_id uuid,
    client_id uuid,
    currency varchar not null,
    amount decimal(18, 3) not null,
    paid_on date not null,
    state varchar not null,               -- posted, pending or void
    voided_at timestamp,
    counts_until date,                    -- derived: business date of voided_at
    method varchar,
    note varchar,
    assumed boolean not null,             -- written because a paid invoice had no payment
    created_at timestamp not null,
    version bigint not null
);

create table activities (
    id uuid not null,
    change_id uuid not null,              -- shared by the activities of one action
    client_id uuid,
    client_name varchar,
    kind varchar not null,
    actor_kind varchar not null,          -- member, system or import
    actor_id uuid,
    actor_name varchar not null,
    "at" timestamp not null,
    field varchar,
    old varchar,
    new varchar,
    detail varchar                        -- JSON, for what has no single old and new
);

create table exchange_rates (
    currency varchar not null,            -- never the base currency
    day date not null,
    rate decimal(28, 10) not null         -- units of the currency for one unit of the base
);
