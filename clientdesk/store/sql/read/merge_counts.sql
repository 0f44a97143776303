-- What would move when clients are merged into another. $ids: the clients that go

select
    (select count(*) from invoices where client_id in (select unnest($ids::uuid[]))) as invoices,
    (select count(*) from payments where client_id in (select unnest($ids::uuid[]))) as payments,
    (select count(*) from client_contacts where client_id in (select unnest($ids::uuid[]))) as contacts,
    (select count(*) from activities where client_id in (select unnest($ids::uuid[]))) as activities,
    (select count(*) from enrichment_results where client_id in (select unnest($ids::uuid[]))) as results
