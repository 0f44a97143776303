-- Findings about payments: the currency and client of their invoice, and when void ones ended.

with judged as (
    select p.*, i.currency as invoice_currency, i.client_id as invoice_client,
        'Payment ' || p.id as name, 'invoice ' || coalesce(i.number, i.id::varchar) as invoice,
        timezone(w.timezone, timezone('UTC', p.voided_at))::date as ended_on
    from payments p
    cross join workspace w
    left join invoices i on i.id = p.invoice_id
)
select name || ' is in ' || currency || ', but ' || invoice || ' is in ' || invoice_currency || '.'
    as finding
from judged
where currency <> invoice_currency
union all
select name || ' is of another client than ' || invoice || '.'
from judged
where invoice is not null and client_id is distinct from invoice_client
union all
select name || ' is ' || state || ', which does not fit the time at which it was voided.'
from judged
where (state = 'void') <> (voided_at is not null)
union all
select name || ' counts until ' || coalesce(counts_until::varchar, 'for good')
    || ', but it was voided on ' || coalesce(ended_on::varchar, 'no day') || '.'
from judged
where counts_until is distinct from ended_on
