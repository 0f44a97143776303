from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.invoice import Invoice, Payment, received_by

ISSUED, DUE, ENDED = date(2026, 3, 1), date(2026, 3, 31), date(2026, 6, 1)
INVOICE = Invoice(Decimal(100), counts_from=ISSUED, due_date=DUE)
CANCELED = replace(INVOICE, counts_until=ENDED, canceled_on=ENDED)
REFUNDED = replace(INVOICE, counts_until=ENDED, refunded_on=ENDED)
NONE = Decimal(0)

DAYS = st.dates(date(2026, 2, 1), date(2026, 7, 1))
AMOUNTS = st.decimals(0, 300, places=2)
PAYMENTS = st.lists(
    st.builds(
        Payment,
        amount=AMOUNTS,
        paid_on=DAYS,
        state=st.sampled_from(["posted", "pending", "void"]),
        counts_until=st.none() | DAYS,
    ),
    max_size=4,
)
INVOICES = st.builds(
    Invoice,
    amount=AMOUNTS,
    counts_from=st.none() | DAYS,
    counts_until=st.none() | DAYS,
    due_date=st.none() | DAYS,
)


def test_an_invoice_counts_from_its_issue_date_until_the_day_it_ends() -> None:
    assert not CANCELED.counts_on(date(2026, 2, 28))
    assert CANCELED.counts_on(ISSUED)
    assert CANCELED.counts_on(date(2026, 5, 31))
    assert not CANCELED.counts_on(ENDED)


def test_due_today_is_not_overdue() -> None:
    assert INVOICE.overdue_amount(DUE, NONE) == 0
    assert INVOICE.overdue_amount(date(2026, 4, 1), Decimal(30)) == 70
    assert INVOICE.days_overdue(DUE, NONE) is None
    assert INVOICE.days_overdue(date(2026, 4, 1), NONE) == 1


def test_what_is_paid_too_much_is_credit_and_never_revenue() -> None:
    assert INVOICE.open_amount(DUE, Decimal(130)) == 0
    assert INVOICE.revenue(DUE, Decimal(130)) == 100
    assert INVOICE.credit(DUE, Decimal(130)) == 30


def test_what_was_paid_on_a_canceled_invoice_is_credit() -> None:
    assert CANCELED.credit(ENDED, Decimal(40)) == 40
    assert CANCELED.revenue(ENDED, Decimal(40)) == 0


def test_what_was_paid_on_a_refunded_invoice_went_back() -> None:
    assert REFUNDED.credit(ENDED, Decimal(100)) == 0
    assert replace(CANCELED, refunded_on=date(2026, 6, 5)).credit(ENDED, Decimal(40)) == 40
    assert replace(CANCELED, refunded_on=ENDED).credit(ENDED, Decimal(40)) == 0


def test_nothing_counts_before_the_issue_date() -> None:
    before = date(2026, 2, 1)

    assert INVOICE.revenue(before, Decimal(50)) == INVOICE.credit(before, Decimal(500)) == 0


@pytest.mark.parametrize(
    ("invoice", "day", "received", "status"),
    [
        (INVOICE, DUE, 0, "unpaid"),
        (INVOICE, ENDED, 99, "overdue"),
        (INVOICE, ENDED, 100, "paid"),
        (replace(INVOICE, status="paid"), ENDED, 0, "overdue"),
        (replace(INVOICE, status="pending"), DUE, 0, "pending"),
        (replace(INVOICE, status="pending"), ENDED, 0, "overdue"),
        (INVOICE, date(2026, 2, 1), 0, "scheduled"),
        (CANCELED, ENDED, 0, "canceled"),
        (CANCELED, DUE, 0, "unpaid"),
        (REFUNDED, ENDED, 100, "refunded"),
        (Invoice(Decimal(1), status="draft"), DUE, 0, "draft"),
        (Invoice(Decimal(1), status="scheduled"), DUE, 0, "scheduled"),
        (Invoice(Decimal(1), status="viewed"), DUE, 0, "other"),
    ],
)
def test_the_status_follows_from_dates_and_payments(
    invoice: Invoice, day: date, received: int, status: str
) -> None:
    assert invoice.status_on(day, Decimal(received)) == status


def test_a_void_payment_counted_until_it_was_voided_and_a_pending_one_never() -> None:
    void = Payment(Decimal(5), ISSUED, "void", counts_until=DUE)
    pending = Payment(Decimal(7), ISSUED, "pending")

    assert received_by(ISSUED, [void, pending]) == 5
    assert received_by(DUE, [void, pending]) == 0


@given(INVOICES, PAYMENTS, DAYS)
def test_every_amount_received_is_revenue_or_credit_while_it_counts(
    invoice: Invoice, payments: list[Payment], day: date
) -> None:
    received = received_by(day, payments)
    parts = invoice.revenue(day, received) + invoice.credit(day, received)

    assert parts == (received if invoice.counts_on(day) else 0)
    total = invoice.revenue(day, received) + invoice.open_amount(day, received)
    assert total == (invoice.amount if invoice.counts_on(day) else 0)
    assert 0 <= invoice.overdue_amount(day, received) <= invoice.open_amount(day, received)


@given(INVOICES, PAYMENTS, DAYS, DAYS)
def test_what_a_day_showed_does_not_change_by_what_happens_later(
    invoice: Invoice, payments: list[Payment], day: date, later: date
) -> None:
    known = [payment for payment in payments if payment.paid_on <= day]
    late = max(day, later)
    ended = replace(invoice, counts_until=invoice.counts_until or late) if late > day else invoice

    assert received_by(day, payments) == received_by(day, known)
    received = received_by(day, known)
    assert ended.open_amount(day, received) == invoice.open_amount(day, received)
    assert ended.revenue(day, received) == invoice.revenue(day, received)
