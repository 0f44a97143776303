-- Take back from the survivor of a merge what people said of the absorbed. Parameters: act_id.

delete from not_duplicates
where act_id = $act_id
