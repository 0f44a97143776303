-- An act of which nothing was kept any more, because its records are gone. Parameters: id.

delete from acts
where id = $id
