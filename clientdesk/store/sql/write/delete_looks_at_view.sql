-- Forget what everybody but one member saw in a view. Parameters: view_id, but_of (null: everybody).

delete from saved_view_looks
where view_id = $view_id and ($but_of is null or member_id <> $but_of)
