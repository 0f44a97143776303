-- What waits for its turn, in the order of claimable_jobs. $limit; $offset

select c.id::varchar as client_id, c.name, c.website, j.trigger, j.queued_by, j.queued_at
from enrichment_jobs as j
join clients as c on c.id = j.client_id
where j.status = 'queued'
order by j.trigger = 'daily', j.run_after, j.id
limit $limit offset $offset
