-- Every invoice of a client, drafts first. Parameters: id.

select * exclude (client_id, counts_from, counts_until) from invoices
where client_id = $id
order by issue_date nulls first, id
