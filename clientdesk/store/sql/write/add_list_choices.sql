-- What a member chose for the list of clients. Parameters: member_id, default_view_id, columns.

insert into list_choices by name
select
    $member_id::uuid as member_id,
    $default_view_id::uuid as default_view_id,
    $columns as columns
