-- What the directory reads: records with the figures of the day. Where stored figures are not those
-- of the day asked for, frames of these names hide the views (queries.as_of).

create view current_clients as
select *,
    rowid as place,                        -- where the row lies, to read a page without a search
    archived_at is not null as is_archived,
    -- A bit for each field that can be filled, in the order of model.client_filter.Field.
    (email is not null)::integer + 2 * (phone is not null)::integer
        + 4 * (address is not null)::integer + 8 * (website is not null)::integer
        + 16 * (tax_id is not null)::integer + 32 * (notes is not null)::integer
        + 64 * (linkedin_url is not null)::integer
        + 128 * (coalesce(finance_contact, finance_contact_email) is not null)::integer as filled
from clients;

create view current_foreign as select * from foreign_figures;
