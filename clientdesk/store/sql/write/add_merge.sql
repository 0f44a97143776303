-- The old id of an absorbed client leads to the survivor.
-- Parameters: act_id, absorbed_id, absorbed_name, survivor_id, now, by.

insert into merges by name
select
    $act_id::uuid as act_id,
    $absorbed_id::uuid as absorbed_id,
    $absorbed_name as absorbed_name,
    $survivor_id::uuid as survivor_id,
    $now::timestamp as merged_at,
    $by as merged_by
