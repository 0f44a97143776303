-- What people call rows: clients, contacts and invoices by name or number. new_rows: their ids.

select id::varchar as id, name from clients where id in (select id::uuid from new_rows)
union all
select id::varchar, name from client_contacts where id in (select id::uuid from new_rows)
union all
select id::varchar, 'Invoice ' || coalesce(number, 'draft') from invoices
where id in (select id::uuid from new_rows)
