-- Take the lines of invoices out. The rows: new_rows, with the invoices' ids.

delete from invoice_lines
where invoice_id in (select id::uuid from new_rows)
