-- Delete a saved view. Parameters: id.

delete from saved_views where id = $id
