-- Let go of what an act kept of dismissals, and acts whose time is over. Parameters: act_id, now.

delete from kept_dismissals
where act_id = $act_id::uuid or act_id in (select id from acts where until <= $now::timestamp)
