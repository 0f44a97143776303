-- Which other records were merged into a client. Parameters: id.

select absorbed_id, absorbed_name, merged_at, merged_by from merges
where survivor_id = $id
order by merged_at, absorbed_id
