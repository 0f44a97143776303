-- Sums of the whole portfolio on one day, so that its page reads thousands of rows, not millions.
-- Rows of the same words add up; a change appends the difference that it makes (docs/adr/0011).

create table sums_day (
    day date not null                     -- of which the sums are; no row: there are none yet
);

create table portfolio_sums (
    -- issued: counted invoices by issue date; amount, other: what of it was collected.
    -- received: what was collected, by the day of payment.
    -- open: open invoices of a client by due date; amount: what is open, other: of the invoices.
    -- shown: all other issued invoices by status; amount: of the invoices.
    -- credit: received beyond amounts, on canceled invoices, or without an invoice.
    -- delay: parts paid of invoices with a due date; other: the parts times the days after it.
    -- surplus: posted payments of a client by day, less what of them was collected.
    kind varchar not null,
    owner_id uuid,                        -- of the client, when it has one
    client_id uuid,                       -- for open and surplus
    currency varchar not null,
    day date,
    word varchar,                         -- a status
    number bigint not null,               -- of invoices
    amount decimal(38, 3) not null,
    other decimal(38, 3) not null
);

create table settled_sums (
    owner_id uuid,
    currency varchar not null,
    day date not null,                    -- of the payment that left nothing open
    since_issue integer not null,         -- days from the issue date to it
    since_sent integer not null,          -- days from sending, or issue, to it
    number bigint not null
);
