-- Findings about the sums of invoices: their lines, and amount is subtotal less discount plus tax.

with charged as (
    select invoice_id, sum(amount) as amount from invoice_lines group by invoice_id
),
named as (
    select i.*, 'Invoice ' || coalesce(number, id::varchar) as name from invoices i
)
select name || ' is over ' || amount || ', but its parts come to '
    || (subtotal - discount + tax) || '.' as finding
from named
where amount <> subtotal - discount + tax
union all
select name || ' charges ' || (subtotal - discount) || ' before tax, but its lines come to '
    || c.amount || '.'
from named n
join charged c on c.invoice_id = n.id
where c.amount <> subtotal - discount
