-- Know how a list with some headings is read. Parameters: kind, signature, mapping, now.

insert into import_sources (kind, signature, mapping, used_at)
values ($kind, $signature, $mapping, $now)
