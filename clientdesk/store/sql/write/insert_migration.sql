-- Note a migration as applied. $number, $name, $sha256: of its text.

insert into schema_migrations (number, name, sha256)
values ($number, $name, $sha256)
