-- All figures in other currencies than the billing one, as the directory reads them.

select * from current_foreign
