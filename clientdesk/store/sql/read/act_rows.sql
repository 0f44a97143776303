-- The rows of an act. $id

select table_name, row_id::varchar as id, what, line, belonged_to::varchar as belonged_to, version
from act_rows
where act_id = $id
