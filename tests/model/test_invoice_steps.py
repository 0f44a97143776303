from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.invoice import OTHER, Invoice
from clientdesk.model.invoice_steps import STEPS, Step, allowed, refusal, state_on
from clientdesk.model.words import InvoiceStatus

DAY = date(2026, 11, 23)
AMOUNT = Decimal(100)


def test_every_state_has_a_row() -> None:
    assert set(STEPS) == {*InvoiceStatus, OTHER}


def test_every_step_is_allowed_somewhere() -> None:
    assert frozenset().union(*STEPS.values()) == set(Step)


@pytest.mark.parametrize("state", STEPS)
@pytest.mark.parametrize("step", list(Step))
def test_what_is_not_allowed_is_refused_in_one_sentence(step: Step, state: str) -> None:
    sentence = refusal(step, state)
    assert sentence.endswith(".")
    assert sentence.count(".") == 1
    if step not in STEPS[state]:
        assert sentence.startswith("The invoice is ")


def test_a_refusal_says_what_to_do_instead() -> None:
    assert refusal(Step.CANCEL, "paid") == (
        "The invoice is paid, so it cannot be canceled: refund it instead."
    )
    assert refusal(Step.EDIT, "overdue").endswith("changed: cancel it and issue another.")


def test_what_was_done_or_has_no_payment_is_not_offered() -> None:
    assert Step.MARK_SENT not in allowed("unpaid", is_sent=True)
    assert Step.VOID_PAYMENT not in allowed("unpaid", has_payments=False)
    assert allowed("canceled", has_payments=False) == {Step.RECORD_PAYMENT}
    assert allowed("paid", has_payments=False) >= {Step.REFUND}
    assert refusal(Step.MARK_SENT, "unpaid") == "The invoice was already marked sent."
    assert allowed("anything") == frozenset()


def test_the_state_follows_from_the_dates() -> None:
    issued = Invoice(AMOUNT, counts_from=DAY, due_date=DAY)
    late = DAY + timedelta(days=1)
    assert state_on(issued, DAY, Decimal(0)) == "unpaid"
    assert state_on(issued, late, Decimal(99)) == "overdue"
    assert state_on(issued, late, AMOUNT) == "paid"
    assert state_on(issued, DAY - timedelta(days=1), Decimal(0)) == "unpaid"


@pytest.mark.parametrize(
    ("status", "state"),
    [("draft", "draft"), ("scheduled", "scheduled"), ("disputed", OTHER), ("canceled", OTHER)],
)
def test_what_was_never_issued_goes_by_its_status(status: str, state: str) -> None:
    canceled_on = DAY if status == "canceled" else None
    invoice = Invoice(AMOUNT, status=status, canceled_on=canceled_on, counts_until=canceled_on)

    assert state_on(invoice, DAY, Decimal(0)) == state


@given(
    status=st.sampled_from([*InvoiceStatus, "disputed"]),
    since=st.none() | st.integers(-3, 3),
    ended=st.none() | st.integers(-3, 3),
    received=st.integers(0, 200),
)
def test_every_invoice_has_one_of_the_states(
    status: str, since: int | None, ended: int | None, received: int
) -> None:
    def day(offset: int | None) -> date | None:
        return None if offset is None else DAY + timedelta(days=offset)

    invoice = Invoice(
        AMOUNT, status=status, counts_from=day(since), canceled_on=day(ended),
        counts_until=day(ended), due_date=day(0),
    )  # fmt: skip

    assert state_on(invoice, DAY, Decimal(received)) in STEPS
