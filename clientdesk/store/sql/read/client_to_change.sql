-- One client, with all that an action may change. Parameters: id.

select id, name, email, phone, address, website, tax_id, notes, owner_id,
    currency, payment_terms_days, reminder_tone, locale,
    credit_limit, on_hold, portal_enabled, archived_at, updated_at, version
from clients
where id = $id
