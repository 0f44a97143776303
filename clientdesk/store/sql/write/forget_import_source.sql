-- No longer know how a list with some headings is read. Parameters: kind, signature.

delete from import_sources
where kind = $kind and signature = $signature
