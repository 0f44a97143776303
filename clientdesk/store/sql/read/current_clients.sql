-- All clients as the directory reads them.

select * from current_clients
