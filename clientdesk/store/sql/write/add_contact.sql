-- A new contact of a client. Parameters: the columns, now.

insert into client_contacts by name
select
    $id::uuid as id,
    $client_id::uuid as client_id,
    $name as name,
    $email::varchar as email,
    $phone::varchar as phone,
    $title::varchar as title,
    $contact_group as contact_group,
    $is_primary as is_primary,
    $receives_invoices as receives_invoices,
    $receives_reminders as receives_reminders,
    $receives_statements as receives_statements,
    $source as source,
    $now::timestamp as created_at,
    1 as version
