-- The day of the portfolio's sums, the time zone in which days are told, and how many invoices
-- there are.

select
    (select max(day) from sums_day) as day,
    (select max(timezone) from workspace) as timezone,
    (select count(*) from invoices) as invoices
