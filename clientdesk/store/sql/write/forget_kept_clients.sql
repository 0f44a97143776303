-- Let go of what an act kept of clients. Parameters: act_id.

delete from kept_clients
where act_id = $act_id
