-- A new saved view. Parameters: id, name, filter, columns, is_shared, owner_id, now.

insert into saved_views by name
select
    $id::uuid as id,
    $name as name,
    $filter as filter,
    $columns as columns,
    $is_shared::boolean as is_shared,
    $owner_id::uuid as owner_id,
    $now::timestamp as created_at,
    1 as version
