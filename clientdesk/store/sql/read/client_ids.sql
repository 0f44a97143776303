-- The id of every client.

select id::varchar as id from clients order by clients.id
