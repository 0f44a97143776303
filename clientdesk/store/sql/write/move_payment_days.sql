-- The business dates of voided payments, in another time zone. Parameters: timezone.

update payments
set counts_until = cast(timezone($timezone, timezone('UTC', voided_at)) as date)
where voided_at is not null
