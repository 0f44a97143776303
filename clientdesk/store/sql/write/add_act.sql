-- A new act that can be taken back.
-- Parameters: id, kind, label, detail, actor_id, actor_name, at, until.

insert into acts by name
select
    $id::uuid as id,
    $kind as kind,
    $label as label,
    $detail as detail,
    $actor_id::uuid as actor_id,
    $actor_name as actor_name,
    $at::timestamp as "at",
    $until::timestamp as until
