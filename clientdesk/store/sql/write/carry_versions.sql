-- Rows that are again as an earlier act left them are still that act's to take back, though their
-- version grew. $act_id: the act taken back; $table; $kept: the table where it kept rows of it.
-- new_rows: the ids of the rows that went back.

update act_rows
set version = now.version
from query_table($table) as now
left join (select id, version from query_table($kept) where act_id = $act_id) as before
    on before.id = now.id
left join (
    select row_id, version from act_rows
    where act_id = $act_id and table_name = $table and what = 'moved'
) as moved on moved.row_id = now.id
where now.id in (select id::uuid from new_rows)
    and act_rows.row_id = now.id and act_rows.table_name = $table and act_rows.act_id <> $act_id
    -- A row that was moved and nothing else had one version less before it, and has one more now.
    and act_rows.version = case
        when before.id is not null then before.version
        when now.version = moved.version + 1 then moved.version - 1
    end
