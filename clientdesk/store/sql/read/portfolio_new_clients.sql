-- How many clients came in each quarter of an hour: no time zone begins its day within one.
-- $from, $before: UTC moments; $everybody, else $owner: whose clients, null for those of nobody.
select time_bucket(interval 15 minutes, created_at) as at_quarter, count(*) as clients
from clients
where created_at >= $from and created_at < $before
  and ($everybody or owner_id is not distinct from $owner::uuid)
group by all
