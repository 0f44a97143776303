-- Forget everything in sums_day, before it is written anew.

delete from sums_day
