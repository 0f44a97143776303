-- Lists that people keep: filter, order and columns, private or shared; and what each person chose.

create table saved_views (
    id uuid not null,
    name varchar not null,
    filter varchar not null,              -- JSON, as model.client_filter writes it, with the order
    columns varchar not null,             -- the columns shown beside the name: names, a space between
    is_shared boolean not null,
    owner_id uuid not null,               -- the member whose view it is
    created_at timestamp not null,
    version bigint not null
);

create table saved_view_looks (
    member_id uuid not null,
    view_id uuid not null,
    known blob not null                   -- whom the member saw in it last: 8 bytes a client, in order
);

create table list_choices (
    member_id uuid not null,              -- one row at most for each member
    default_view_id uuid,                 -- what Clients opens with; null: all active clients
    columns varchar                       -- shown outside saved views; null: the usual ones
);
