-- Delete the views that only a member sees. Parameters: member_id.

delete from saved_views where owner_id = $member_id and not is_shared
