from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.aging import Bucket, aging, bucket
from clientdesk.model.invoice import Invoice, Payment, received_by

TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))
AMOUNTS = st.decimals(0, 10**6, places=2)


@pytest.mark.parametrize(
    ("late", "expected"),
    [
        (-5, Bucket.CURRENT),
        (0, Bucket.CURRENT),
        (1, Bucket.UP_TO_30),
        (30, Bucket.UP_TO_30),
        (31, Bucket.UP_TO_60),
        (60, Bucket.UP_TO_60),
        (61, Bucket.UP_TO_90),
        (90, Bucket.UP_TO_90),
        (91, Bucket.OVER_90),
    ],
)
def test_a_bucket_goes_by_days_past_the_due_date(late: int, expected: Bucket) -> None:
    assert bucket(TODAY - timedelta(days=late), TODAY) is expected


def test_an_invoice_without_due_date_has_its_own_bucket() -> None:
    assert bucket(None, TODAY) is Bucket.NO_DUE_DATE


@given(
    st.lists(
        st.tuples(
            st.builds(
                Invoice,
                amount=AMOUNTS,
                counts_from=st.none() | DAYS,
                counts_until=st.none() | DAYS,
                due_date=st.none() | DAYS,
            ),
            st.lists(st.builds(Payment, amount=AMOUNTS, paid_on=DAYS), max_size=2),
        )
    ),
    DAYS,
)
def test_aging_adds_up_to_outstanding_and_its_late_part_to_overdue(
    invoices: list[tuple[Invoice, list[Payment]]], day: date
) -> None:
    received = [(invoice, received_by(day, payments)) for invoice, payments in invoices]
    parts = [(invoice.due_date, invoice.open_amount(day, paid)) for invoice, paid in received]
    overdue = sum((each.overdue_amount(day, paid) for each, paid in received), Decimal(0))

    sums = aging(parts, day)

    assert sum(sums.values()) == sum(amount for _, amount in parts)
    late = sum(sums.values()) - sums[Bucket.CURRENT] - sums[Bucket.NO_DUE_DATE]
    assert late == overdue
