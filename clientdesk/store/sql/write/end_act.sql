-- An act was taken back, unless somebody else did it first. Parameters: id, now, name.

update acts
set undone_at = $now::timestamp,
    undone_by = $name
where id = $id and undone_at is null
