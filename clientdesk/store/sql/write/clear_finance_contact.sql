-- Take a person off a client as its finance contact. Parameters: client_id, name, email, now.

update clients
set finance_contact = if(finance_contact = $name, null, finance_contact),
    finance_contact_email = if(finance_contact_email = $email, null, finance_contact_email),
    updated_at = $now::timestamp,
    touched = (select coalesce(max(sequence), 0) + 1 from changes),
    version = version + 1
where id = $client_id and (finance_contact = $name or finance_contact_email = $email)
