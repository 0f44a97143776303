-- A member's new values, unless somebody saved others first.
-- Parameters: id, name, email, role, status, version (as read).

update members
set name = $name,
    email = $email,
    role = $role,
    status = $status,
    version = version + 1
where id = $id and version = $version
