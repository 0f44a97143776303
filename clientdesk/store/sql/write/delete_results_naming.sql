-- A client's enrichment results that name a person; the facts that they filled stay on the record.
-- Parameters: client_id, texts.

delete from enrichment_results
where client_id = $client_id
    and list_bool_or([contains(result || filled, named) for named in $texts::varchar[]])
