-- Let go of what an act kept of payments. Parameters: act_id.

delete from kept_payments
where act_id = $act_id
