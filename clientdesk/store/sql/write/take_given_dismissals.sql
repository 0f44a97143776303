-- Take back from the survivor of a merge what was dismissed for the absorbed. Parameters: act_id.

delete from enrichment_dismissals
where (client_id, field, value, dismissed_at, dismissed_by) in (
    select (m.survivor_id, k.field, k.value, k.dismissed_at, k.dismissed_by)
    from merges as m
    join kept_dismissals as k on k.act_id = m.act_id and k.client_id = m.absorbed_id
    where m.act_id = $act_id
) and (client_id, field, value) not in (
    select (client_id, field, value) from kept_dismissals where act_id = $act_id
)
