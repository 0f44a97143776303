-- Take the texts off the lines of those invoices. Parameters: client_id, kept_from, text.

update invoice_lines
set description = $text
where invoice_id in (
    select id from invoices where client_id = $client_id and counts_from < $kept_from::date
)
