-- Begin a series of invoice numbers. Parameters: series, last.

insert into invoice_numbers (series, last)
values ($series, $last)
