-- Take back that clients are two. Parameters: ids, of what was said.

delete from not_duplicates
where id in (select unnest($ids::uuid[]))
