-- A client's credit limit and hold, unless somebody saved others first.
-- Parameters: id, credit_limit, on_hold, now, version (as read).

update clients
set credit_limit = $credit_limit::decimal(18, 3),
    on_hold = $on_hold,
    updated_at = $now::timestamp,
    touched = (select coalesce(max(sequence), 0) + 1 from changes),
    version = version + 1
where id = $id and version = $version
