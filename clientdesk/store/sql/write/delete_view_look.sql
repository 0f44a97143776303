-- Forget what a member saw in a view. Parameters: member_id, view_id.

delete from saved_view_looks where member_id = $member_id and view_id = $view_id
