-- Who the workspace is to its clients' bookkeepers: what the head of its documents says.

alter table workspace add column address varchar;          -- several lines
alter table workspace add column tax_id varchar;
alter table workspace add column email varchar;
alter table workspace add column phone varchar;
alter table workspace add column payment_details varchar;  -- several lines: bank account and terms
