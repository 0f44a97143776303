-- Let nobody but one member open Clients with a view. Parameters: view_id, but_of (null: nobody).

update list_choices set default_view_id = null
where default_view_id = $view_id and ($but_of is null or member_id <> $but_of)
