-- Forget what a member saw in views. Parameters: member_id.

delete from saved_view_looks where member_id = $member_id
