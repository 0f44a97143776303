-- Owner, portal, archived state, terms and tone of many clients, unless somebody saved others first.
-- The rows: new_rows, with the version as read. Parameters: now.

update clients
set owner_id = n.owner_id::uuid,
    portal_enabled = n.portal_enabled,
    archived_at = n.archived_at::timestamp,
    payment_terms_days = n.payment_terms_days::integer,
    reminder_tone = n.reminder_tone::varchar,
    updated_at = $now::timestamp,
    touched = (select coalesce(max(sequence), 0) + 1 from changes),
    version = clients.version + 1
from new_rows n
where clients.id = n.id::uuid and clients.version = n.version
