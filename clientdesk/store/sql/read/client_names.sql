-- The names of some clients. $ids

select id::varchar as client_id, name from clients where id in $ids
