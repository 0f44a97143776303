-- Clients are again as an earlier act left them, under a new version: that act can be taken back too.
-- The rows: new_rows, with the ids of those that are as before. Parameters: act_id, by which they were.

update act_rows
set version = now.version
from kept_clients as kept, clients as now
where kept.act_id = $act_id::uuid
    and kept.id in (select id::uuid from new_rows)
    and now.id = kept.id
    and act_rows.table_name = 'clients'
    and act_rows.row_id = kept.id
    and act_rows.version = kept.version
    and act_rows.act_id <> kept.act_id
