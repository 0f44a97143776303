-- A contact's new values, unless somebody saved others first. Parameters: the columns, version.

update client_contacts
set name = $name,
    email = $email::varchar,
    phone = $phone::varchar,
    title = $title::varchar,
    contact_group = $contact_group,
    is_primary = $is_primary,
    receives_invoices = $receives_invoices,
    receives_reminders = $receives_reminders,
    receives_statements = $receives_statements,
    version = version + 1
where id = $id and version = $version
