-- Whom a member saw in a view when they last looked. Parameters: member_id, view_id.

select known from saved_view_looks where member_id = $member_id and view_id = $view_id
