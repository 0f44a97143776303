-- The last number given in a series. Parameters: series.

select last
from invoice_numbers
where series = $series
