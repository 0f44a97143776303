-- Records that were erased and stand again, because a backup was restored. $ids

select id, 'client' as kind, id as client_id from clients where id in $ids
union all
select id, 'contact', client_id from client_contacts where id in $ids
