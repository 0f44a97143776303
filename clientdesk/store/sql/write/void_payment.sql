-- Take a payment back, unless somebody changed it first. Parameters: id, now, today, version (as read).

update payments
set state = 'void',
    voided_at = $now::timestamp,
    counts_until = $today::date,
    version = version + 1
where id = $id and version = $version
