-- Take rows out of the list of an act: they are as before it. The rows: new_rows, with their ids.
-- Parameters: act_id.

delete from act_rows
where act_id = $act_id and row_id in (select id::uuid from new_rows)
