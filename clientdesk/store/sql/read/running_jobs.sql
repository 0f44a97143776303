-- What is being looked up now, the longest first.

select c.id as client_id, c.name, c.website, j.page, j.pages_read, j.started_at, j.attempt
from enrichment_jobs as j
join clients as c on c.id = j.client_id
where j.status = 'running'
order by j.started_at, j.id
