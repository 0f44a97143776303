-- Delete a draft, unless somebody saved another first. Parameters: id, version (as read).

delete from invoices
where id = $id and version = $version
