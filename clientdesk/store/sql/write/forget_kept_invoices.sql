-- Let go of what an act kept of invoices. Parameters: act_id.

delete from kept_invoices
where act_id = $act_id
