-- Take out the activities of clients that are no more. The rows: new_rows, with the clients' ids.

delete from activities
where client_id in (select id::uuid from new_rows)
