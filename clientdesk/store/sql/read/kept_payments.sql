-- The rows of payments that an act kept, as they are to be again; the version grows on. $act_id

select kept.* exclude (act_id) replace (coalesce(now.version, kept.version) + 1 as version)
from kept_payments as kept
left join payments as now using (id)
where kept.act_id = $act_id
