-- One more view of a portal link on a day. Parameters: link_id, day, now.

update portal_views
set views = views + 1,
    last_at = greatest(last_at, $now::timestamp)
where link_id = $link_id and day = $day
