-- A client's activities that name a contact. Parameters: client_id, contact_id, texts.

delete from activities
where client_id = $client_id and kind <> 'deleted'
    and (
        contains(coalesce(detail, ''), $contact_id)
        or list_bool_or([contains(coalesce(old, ''), named) for named in $texts::varchar[]])
        or list_bool_or([contains(coalesce(new, ''), named) for named in $texts::varchar[]])
    )
