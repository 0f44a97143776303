-- Let go of what an act kept of portal_links. Parameters: act_id.

delete from kept_portal_links
where act_id = $act_id
