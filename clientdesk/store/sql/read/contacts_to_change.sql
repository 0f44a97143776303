-- A client's contacts by group, the primary one first. Parameters: client_id.

select id, client_id, name, email, phone, title, contact_group, is_primary,
    receives_invoices, receives_reminders, receives_statements, source, version
from client_contacts
where client_id = $client_id
order by contact_group, is_primary desc, name, id
