-- What a deletion of a client would touch. Parameters: id.

select c.name,
    c.notes is not null as has_notes,
    exists (select 1 from portal_links as l where l.client_id = c.id) as has_portal_link,
    (select count(*) from invoices as i
        where i.client_id = c.id and i.status not in ('draft', 'scheduled')) as issued_invoices,
    (select count(*) from invoices as i
        where i.client_id = c.id and i.status in ('draft', 'scheduled')) as draft_invoices,
    (select count(*) from payments as p where p.client_id = c.id) as payments,
    (select count(*) from client_contacts as t where t.client_id = c.id) as contacts,
    (select count(*) from activities as a where a.client_id = c.id) as activities
from clients as c
where c.id = $id
