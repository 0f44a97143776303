-- A client's owner, portal and archived state, unless somebody saved others first.
-- Parameters: id, owner_id, portal_enabled, archived_at, now, version (as read).

update clients
set owner_id = $owner_id::uuid,
    portal_enabled = $portal_enabled,
    archived_at = $archived_at::timestamp,
    updated_at = $now::timestamp,
    touched = (select coalesce(max(sequence), 0) + 1 from changes),
    version = version + 1
where id = $id and version = $version
