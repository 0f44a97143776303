-- Delete the lines of an invoice. Parameters: invoice_id.

delete from invoice_lines
where invoice_id = $invoice_id
