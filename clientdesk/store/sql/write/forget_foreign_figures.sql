-- Drop the figures in other currencies of the clients in new_rows.

delete from foreign_figures
where client_id in (select client_id::uuid from new_rows)
