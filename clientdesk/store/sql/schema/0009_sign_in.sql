-- When a member last signed in, until when their sessions are ended, and when the first owner was named.

alter table members add column signed_in_at timestamp;
alter table members add column signed_out_at timestamp;
alter table workspace add column owner_named_at timestamp;
