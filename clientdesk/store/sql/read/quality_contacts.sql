-- Whom of each client one can reach: anybody by e-mail, somebody about open invoices.

select
    client_id::varchar as id,
    coalesce(bool_or(email is not null), false) as has_mailbox,
    coalesce(
        bool_or(contact_group = 'collections' and coalesce(email, phone) is not null), false
    ) as has_collections
from client_contacts
group by client_id
