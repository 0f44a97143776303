-- What was dismissed for the absorbed clients of a merge is theirs again. Parameters: act_id.

insert into enrichment_dismissals by name
select k.* exclude (act_id)
from kept_dismissals as k
join merges as m on m.act_id = k.act_id and m.absorbed_id = k.client_id
where k.act_id = $act_id
