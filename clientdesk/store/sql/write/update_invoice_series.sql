-- Note the last number given in a series. Parameters: series, last.

update invoice_numbers
set last = $last
where series = $series
