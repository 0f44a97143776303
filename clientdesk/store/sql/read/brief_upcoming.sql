-- What is to be invoiced soon: drafts, and what is scheduled up to a day. Parameters: until.

select
    client_id::varchar as id,
    count(*) filter (where is_draft) as drafts,
    count(*) filter (where not is_draft) as scheduled,
    min(issue_date) filter (where not is_draft) as first_on,
    list({'currency': currency, 'amount': amount}) as amounts
from (
    select client_id, currency, amount, issue_date, status = 'draft' as is_draft
    from invoices
    where client_id is not null
      and (status = 'draft' or (status = 'scheduled' and issue_date <= $until::date))
)
group by client_id
