-- A client's dismissed proposals that name a person. Parameters: client_id, texts.

delete from enrichment_dismissals
where client_id = $client_id and list_bool_or([contains(value, named) for named in $texts::varchar[]])
