-- A new member. Parameters: id, name, email, role, now.

insert into members by name
select
    $id::uuid as id,
    $name as name,
    $email as email,
    $role as role,
    'active' as status,
    $now::timestamp as created_at,
    1 as version
