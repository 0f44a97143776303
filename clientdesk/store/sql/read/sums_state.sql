-- The day of the portfolio's sums, the time zone in which days are told, how many invoices there
-- are, and how many changes have been appended to the sums.

select
    (select max(day) from sums_day) as day,
    (select max(timezone) from workspace) as timezone,
    (select count(*) from invoices) as invoices,
    (select count(*) from portfolio_sums where amount < 0 or number < 0) as appended
