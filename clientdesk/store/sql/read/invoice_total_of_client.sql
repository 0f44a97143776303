-- How many invoices a client has, of any state. $id

select count(*) as total from invoices where client_id = $id
