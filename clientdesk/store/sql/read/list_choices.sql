-- What a member chose for the list of clients. Parameters: member_id.

select default_view_id, columns from list_choices where member_id = $member_id
