-- A client's payments that belong to no invoice and count on a day. $id; $day

select id, currency, amount, paid_on
from payments
where client_id = $id and invoice_id is null and state <> 'pending'
  and paid_on <= $day and (counts_until is null or counts_until > $day)
order by paid_on desc, id desc
