-- What an erasure of a client would touch. $id; $kept_from: invoices issued before need not be kept.

select c.name,
    count(i.id) filter (i.counts_from is null) as drafts,
    count(i.id) filter (i.counts_from >= $kept_from) as kept_invoices,
    count(i.id) filter (i.counts_from < $kept_from) as old_invoices,
    max(i.counts_from) as last_invoice,
    (select count(*) from client_contacts t where t.client_id = c.id) as contacts,
    (select count(*) from activities a where a.client_id = c.id) as activities,
    (select count(*) from enrichment_results r where r.client_id = c.id) as results,
    (select count(*) from portal_links l where l.client_id = c.id) as links
from clients c
left join invoices i on i.client_id = c.id
where c.id = $id
group by all
