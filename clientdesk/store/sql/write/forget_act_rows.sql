-- Let go of the list of an act's rows, and of acts whose time is over. Parameters: act_id, now.

delete from act_rows
where act_id = $act_id::uuid or act_id in (select id from acts where until <= $now::timestamp)
