-- A client took over what its enrichment found: that is no change since. Parameters: id, before, after.

update clients
set enriched_inputs = $after,
    touched = (select coalesce(max(sequence), 0) + 1 from changes)
where id = $id and enriched_inputs = $before
