-- A client's stored figures in other currencies. Parameters: client_id.

delete from foreign_figures
where client_id = $client_id
