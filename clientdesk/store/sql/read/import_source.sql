-- How a list with some headings was read last. Parameters: kind, signature.

select mapping, used_at
from import_sources
where kind = $kind and signature = $signature
