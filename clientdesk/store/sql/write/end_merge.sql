-- The old ids of a merge that was taken back lead to their own clients again. Parameters: act_id.

delete from merges
where act_id = $act_id
