-- Change a saved view that is still as it was read. Parameters: id, name, filter, columns, is_shared, version.

update saved_views
set name = $name, filter = $filter, columns = $columns, is_shared = $is_shared,
    version = version + 1
where id = $id and version = $version
