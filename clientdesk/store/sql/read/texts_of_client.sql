-- The texts by which a client and its contacts can be known. $id

select 'the ' || field as what, "text"
from (
    unpivot (
        select name, email, phone, address, website, tax_id as "tax ID", notes, linkedin_url as "LinkedIn page",
            finance_contact as "finance contact", finance_contact_email as "finance contact's e-mail"
        from clients where id = $id
    ) on columns(*) into name field value "text"
)
union all
select 'the ' || field || ' of a contact', "text"
from (
    unpivot (
        select name, email, phone, title from client_contacts where client_id = $id
    ) on columns(*) into name field value "text"
)
