-- How many changes have been appended to the portfolio's sums since they were written.

select count(*) as appended from portfolio_sums where amount < 0 or number < 0
