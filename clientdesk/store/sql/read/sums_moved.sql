-- The invoices, and payments without one, that are not the same on two days. $after and $until, the
-- earlier and the later; $after_end, $until_end: the UTC moments at which they end

select id::varchar as id from invoices where counts_from > $after and counts_from <= $until
union
select id::varchar from invoices where counts_until > $after and counts_until <= $until
union
select id::varchar from invoices where canceled_at >= $after_end and canceled_at < $until_end
union
select id::varchar from invoices where refunded_at >= $after_end and refunded_at < $until_end
union
select coalesce(invoice_id, id)::varchar from payments where paid_on > $after and paid_on <= $until
union
select coalesce(invoice_id, id)::varchar
from payments
where counts_until > $after and counts_until <= $until
