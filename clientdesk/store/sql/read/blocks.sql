-- How many bytes the file of the open database needs: three headers of 4,096, then its blocks.

select 3 * 4096 + total_blocks * block_size as bytes
from pragma_database_size()
where database_name = current_catalog()
