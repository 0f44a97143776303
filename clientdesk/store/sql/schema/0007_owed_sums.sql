-- Sums of what is open are by due date (open) or by client (owed), no more by both, so that either
-- has few rows. Those that are stored are forgotten here, and made anew when the app starts.

delete from sums_day;
delete from portfolio_sums;
delete from settled_sums;
