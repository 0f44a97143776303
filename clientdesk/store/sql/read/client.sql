-- One client's record with what it inherits and who owns it. $id

select c.*, m.name as owner,
    c.currency is null as currency_inherited,
    c.payment_terms_days is null as payment_terms_inherited,
    c.reminder_tone is null as reminder_tone_inherited,
    c.locale is null as locale_inherited,
    coalesce(c.currency, w.base_currency) as billing_currency,
    coalesce(c.payment_terms_days, w.payment_terms_days) as resolved_terms,
    coalesce(c.reminder_tone, w.reminder_tone) as resolved_tone,
    coalesce(c.locale, w.locale) as resolved_locale
from clients c
cross join workspace w
left join members m on m.id = c.owner_id
where c.id = $id
