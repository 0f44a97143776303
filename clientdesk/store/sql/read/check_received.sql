-- Findings about what was paid on invoices: the stored values are those of the posted payments, and
-- a paid invoice has payments that cover it.

with running as (
    select invoice_id, amount, paid_on,
        sum(amount) over (partition by invoice_id order by paid_on, id) as so_far
    from payments
    where state = 'posted'
),
received as (
    select i.id, coalesce(sum(r.amount), 0) as paid, max(r.paid_on) as last_paid_on,
        min(r.paid_on) filter (r.so_far >= i.amount) as settled_on
    from invoices i
    left join running r on r.invoice_id = i.id
    group by i.id
),
judged as (
    select i.*, 'Invoice ' || coalesce(i.number, i.id::varchar) as name, r.paid as real_paid,
        r.last_paid_on as real_last, r.settled_on as real_settled
    from invoices i
    join received r on r.id = i.id
)
select name || ' is paid, but its payments come to ' || real_paid || ' of ' || amount || '.'
    as finding
from judged
where status = 'paid' and real_paid < amount
union all
select name || ' says that ' || paid || ' were paid, but its payments come to ' || real_paid || '.'
from judged
where paid <> real_paid
union all
select name || ' was last paid on ' || coalesce(real_last::varchar, 'no day')
    || ', not on ' || coalesce(last_paid_on::varchar, 'no day') || '.'
from judged
where last_paid_on is distinct from real_last
union all
select name || ' was settled on ' || coalesce(real_settled::varchar, 'no day')
    || ', not on ' || coalesce(settled_on::varchar, 'no day') || '.'
from judged
where settled_on is distinct from real_settled
