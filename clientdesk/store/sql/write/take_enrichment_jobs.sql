-- Take rows out of enrichment_jobs. The rows: new_rows, with their ids.

delete from enrichment_jobs
where id in (select id::uuid from new_rows)
