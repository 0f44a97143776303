-- The business dates of cancellations and refunds, in another time zone. Parameters: timezone.

update invoices
set counts_until = cast(
        timezone($timezone, timezone('UTC', least(canceled_at, refunded_at))) as date
    )
where canceled_at is not null or refunded_at is not null
