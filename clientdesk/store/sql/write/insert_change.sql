-- Note the change that the running transaction makes. $sequence, $id, $hash.

insert into changes (sequence, id, hash)
values ($sequence, $id, $hash)
