-- Invoices that were never issued by their status on a day, as read/report_status.sql has it.
-- $day_end: the UTC moment at which the day ends; $issued: statuses of invoices that can count;
-- $unissued: of others; $currency: only it, null for all; $everybody, else $owner.
select i.currency, count(*) as number, sum(i.amount)::decimal(38, 3) as amount,
    case
        when i.status not in $issued and i.status not in $unissued then 'other'
        when i.refunded_at < $day_end then 'refunded'
        when i.canceled_at < $day_end then 'canceled'
        when i.status in ('canceled', 'refunded') or i.status in $unissued then i.status
        else 'other'
    end as word
from invoices i
where i.counts_from is null and ($currency is null or i.currency = $currency)
  and ($everybody or $owner is null and i.client_id is null or i.client_id in (
    select id from clients where not $everybody and owner_id is not distinct from $owner::uuid))
group by all
