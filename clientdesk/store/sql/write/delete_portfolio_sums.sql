-- Forget everything in portfolio_sums, before it is written anew.

delete from portfolio_sums
