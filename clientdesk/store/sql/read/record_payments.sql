-- Every payment of a client, void ones too. Parameters: id.

select * exclude (client_id, counts_until) from payments
where client_id = $id or invoice_id in (select id from invoices where client_id = $id)
order by paid_on, id
