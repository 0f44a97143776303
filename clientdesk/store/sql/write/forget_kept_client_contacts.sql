-- Let go of what an act kept of client_contacts. Parameters: act_id.

delete from kept_client_contacts
where act_id = $act_id
