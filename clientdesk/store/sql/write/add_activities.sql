-- What one action did: a row for each id, with the lists in step; the rest is the same in all.
-- Parameters: ids, client_ids, client_names, fields, olds, news (lists); change_id, kind,
-- actor_kind, actor_id, actor_name, at, detail.

insert into activities by name
select
    unnest($ids::uuid[]) as id,
    $change_id::uuid as change_id,
    unnest($client_ids::uuid[]) as client_id,
    unnest($client_names::varchar[]) as client_name,
    $kind as kind,
    $actor_kind as actor_kind,
    $actor_id::uuid as actor_id,
    $actor_name as actor_name,
    $at::timestamp as at,
    unnest($fields::varchar[]) as field,
    unnest($olds::varchar[]) as old,
    unnest($news::varchar[]) as new,
    $detail::varchar as detail
