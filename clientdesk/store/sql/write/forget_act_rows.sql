-- Let go of the list of an act's rows. Parameters: act_id.

delete from act_rows
where act_id = $act_id
