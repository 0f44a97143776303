-- When the first owner was named.

select owner_named_at
from workspace
