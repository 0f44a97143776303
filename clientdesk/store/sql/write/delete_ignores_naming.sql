-- What was to stay as it is about a client, where that names a person. Parameters: client_id, texts.

delete from quality_ignores
where client_id = $client_id
  and list_bool_or([contains(value, named) or contains(reason, named) for named in $texts::varchar[]])
