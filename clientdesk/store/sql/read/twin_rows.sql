-- What a list of likely duplicates shows of some clients. $ids

select id, name, email, currency, outstanding, invoice_count, created_at,
    archived_at is not null as is_archived
from clients
where id in (select unnest($ids::uuid[]))
