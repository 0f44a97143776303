-- Take out what was to stay as it is about clients that are no more. The rows: new_rows, with their ids.

delete from quality_ignores
where client_id in (select id::uuid from new_rows)
