-- The clients that an act kept, as they are to be again: the figures are those of now, and the
-- version grows on, so that a page opened in between cannot save over. $act_id

select kept.* exclude (act_id, touched) replace (
    coalesce(now.version, kept.version) + 1 as version,
    coalesce(now.revenue, kept.revenue) as revenue,
    coalesce(now.outstanding, kept.outstanding) as outstanding,
    coalesce(now.overdue, kept.overdue) as overdue,
    coalesce(now.credit, kept.credit) as credit,
    coalesce(now.invoice_count, kept.invoice_count) as invoice_count,
    if(now.id is null, kept.last_invoice, now.last_invoice) as last_invoice,
    if(now.id is null, kept.oldest_due, now.oldest_due) as oldest_due,
    coalesce(now.figures_from, kept.figures_from) as figures_from,
    if(now.id is null, kept.figures_until, now.figures_until) as figures_until
)
from kept_clients as kept
left join clients as now using (id)
where kept.act_id = $act_id
