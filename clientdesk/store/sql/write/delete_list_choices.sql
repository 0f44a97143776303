-- Forget what a member chose for the list of clients. Parameters: member_id.

delete from list_choices where member_id = $member_id
