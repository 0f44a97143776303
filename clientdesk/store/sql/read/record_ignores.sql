-- What was said to be right of a client's record although it looks wrong. Parameters: id.

select finding, value, reason, ignored_at, ignored_by from quality_ignores
where client_id = $id
order by ignored_at, finding
