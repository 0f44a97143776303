-- Give a member's views to another member. Parameters: member_id, new_owner_id.

update saved_views set owner_id = $new_owner_id, version = version + 1
where owner_id = $member_id
