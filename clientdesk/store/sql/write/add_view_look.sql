-- Whom a member has now seen in a view. Parameters: member_id, view_id, known.

insert into saved_view_looks by name
select $member_id::uuid as member_id, $view_id::uuid as view_id, $known::blob as known
