from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.errors import InvalidField
from clientdesk.model.account_moves import Billed
from clientdesk.model.aging import Bucket
from clientdesk.model.invoice import Invoice, Payment
from clientdesk.model.statement import Account, accounts, period

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn

TODAY = date(2026, 4, 30)


def day(number: int) -> date:
    return date(2026, 3, 1) + timedelta(days=number)


def account(*billed: Billed, first: date | None = None, last: date = TODAY) -> Account:
    [found] = accounts(billed, first, last, billing="EUR")
    return found


def invoice(
    amount: int,
    issued: int,
    *,
    due: int | None = None,
    canceled: int | None = None,
    refunded: int | None = None,
) -> Invoice:
    due_date, canceled_on, refunded_on = (
        None if number is None else day(number) for number in (due, canceled, refunded)
    )
    return Invoice(
        Decimal(amount),
        counts_from=day(issued),
        counts_until=first_of(canceled_on, refunded_on),
        due_date=due_date,
        canceled_on=canceled_on,
        refunded_on=refunded_on,
    )


def first_of(*ends: date | None) -> date | None:
    return min((end for end in ends if end), default=None)


def billed(made: Invoice | None, *payments: Payment, number: str = "1") -> Billed:
    return Billed("EUR", payments, made, number=None if made is None else number)


def moves(found: Account) -> list[tuple[str, int, str]]:
    return [
        (str(entry.kind), int(entry.debit - entry.credit), str(entry.balance))
        for entry in found.entries
    ]


def test_the_balance_runs_from_entry_to_entry() -> None:
    found = account(
        billed(invoice(100, 0, due=14), Payment(Decimal(30), day(5))),
        billed(invoice(50, 2), number="2"),
    )

    assert moves(found) == [
        ("invoice", 100, "100"),
        ("invoice", 50, "150"),
        ("payment", -30, "120"),
    ]
    assert [entry.due_date for entry in found.entries] == [day(14), None, None]
    assert found.closing == found.outstanding == 120
    assert found.aging[Bucket.UP_TO_60] == 70
    assert found.aging[Bucket.NO_DUE_DATE] == 50


def test_what_happened_before_the_period_is_its_opening_balance() -> None:
    paid = billed(invoice(100, 0), Payment(Decimal(30), day(5)), Payment(Decimal(70), day(20)))

    found = account(paid, first=day(5), last=day(10))

    assert [found.opening, found.closing] == [100, 70]
    assert moves(found) == [("payment", -30, "70")]


def test_a_payment_before_the_issue_date_stands_on_it_and_says_its_own_day() -> None:
    early = account(billed(invoice(100, 5), Payment(Decimal(100), day(2))))

    assert [(entry.day, entry.dated) for entry in early.entries] == [
        (day(5), None),
        (day(5), day(2)),
    ]
    assert early.closing == 0


def test_a_voided_payment_is_owed_again() -> None:
    void = Payment(Decimal(100), day(5), counts_until=day(8))

    assert moves(account(billed(invoice(100, 0), void)))[1:] == [
        ("payment", -100, "0"),
        ("payment_voided", 100, "100"),
    ]


def test_canceling_leaves_what_was_paid_as_credit() -> None:
    found = account(billed(invoice(100, 0, canceled=9), Payment(Decimal(40), day(5))))

    assert moves(found)[-1] == ("canceled", -100, "-40")
    assert [found.outstanding, found.credit] == [0, 40]


def test_a_refund_takes_back_the_invoice_and_pays_back_what_was_received() -> None:
    found = account(
        billed(
            invoice(100, 0, refunded=9),
            Payment(Decimal(100), day(5)),
            Payment(Decimal(1), day(12)),
        )
    )

    assert moves(found)[2:] == [("refunded", -100, "-100"), ("paid_back", 100, "0")]


def test_a_refund_after_canceling_pays_back_the_credit() -> None:
    ended = invoice(100, 0, canceled=6, refunded=9)

    found = account(billed(ended, Payment(Decimal(40), day(5))))

    assert moves(found)[2:] == [("canceled", -100, "-40"), ("paid_back", 40, "0")]


def test_what_came_and_went_on_one_day_is_shown_and_leaves_its_balance() -> None:
    found = account(
        billed(
            invoice(1763, 3, refunded=3),
            Payment(Decimal(100), date(2020, 1, 1)),
            Payment(Decimal(2000), day(3), counts_until=day(3)),
            Payment(Decimal(800), day(3)),
        )
    )

    assert moves(found) == [
        ("invoice", 1763, "1763"),
        ("payment", -100, "1663"),
        ("payment", -2000, "-337"),
        ("payment", -800, "-1137"),
        ("payment_voided", 2000, "863"),
        ("refunded", -1763, "-900"),
        ("paid_back", 900, "0"),
    ]
    assert {entry.day for entry in found.entries} == {day(3)}
    assert found.closing == found.outstanding == found.credit == 0


def test_an_invoice_canceled_on_its_issue_date_is_charged_and_taken_back() -> None:
    assert moves(account(billed(invoice(100, 4, canceled=4)))) == [
        ("invoice", 100, "100"),
        ("canceled", -100, "0"),
    ]


def test_what_ended_before_it_counted_is_not_shown() -> None:
    undone = Payment(Decimal(5), day(1), counts_until=day(2))

    assert moves(account(billed(invoice(100, 4, canceled=3)))) == []
    assert moves(account(billed(invoice(100, 4), undone))) == [("invoice", 100, "100")]


def test_a_payment_without_an_invoice_is_credit() -> None:
    found = account(billed(None, Payment(Decimal(15), day(3))))

    assert moves(found) == [("payment", -15, "-15")]
    assert found.credit == 15


def test_drafts_pending_payments_and_later_days_are_not_shown() -> None:
    draft = Billed("EUR", (), Invoice(Decimal(5)))
    pending = Payment(Decimal(5), day(1), state="pending")

    found = account(draft, billed(invoice(100, 0), pending), last=day(20))

    assert moves(found) == [("invoice", 100, "100")]
    assert accounts([billed(invoice(9, 30))], None, day(20), billing="JPY")[0].entries == ()


def test_currencies_are_kept_apart_the_billing_one_first_and_idle_ones_left_out() -> None:
    rows = [
        Billed("CHF", (Payment(Decimal(9), day(1)),), invoice(9, 0)),
        Billed("AUD", (), invoice(7, 0)),
        Billed("EUR", (), invoice(5, 12)),
    ]

    found = accounts(rows, day(10), TODAY, billing="EUR")

    shown = [(each.currency, str(each.opening), str(each.closing)) for each in found]
    assert shown == [("EUR", "0", "5"), ("AUD", "7", "7")]


def test_an_account_without_entries_is_empty_in_the_billing_currency() -> None:
    [found] = accounts([], day(0), TODAY, billing="JPY")

    assert (found.currency, found.entries) == ("JPY", ())
    assert {found.opening, found.closing, *found.aging.values()} == {Decimal(0)}


def test_a_period_ends_today_at_the_latest() -> None:
    assert period(None, None, TODAY) == (None, TODAY)
    assert period(day(0), day(300), TODAY) == (day(0), TODAY)
    assert period(day(3), day(3), TODAY) == (day(3), day(3))


@pytest.mark.parametrize("first", [day(5), TODAY + timedelta(days=1)])
def test_a_period_that_begins_after_its_end_is_refused(first: date) -> None:
    with pytest.raises(InvalidField, match="Choose an earlier one"):
        period(first, day(4) if first < TODAY else None, TODAY)


days = st.integers(0, 12).map(day)
money = st.integers(0, 300).map(lambda cents: Decimal(cents) / 100)


@st.composite
def anything(draw: DrawFn) -> Billed:
    canceled, refunded = draw(st.none() | days), draw(st.none() | days)
    made = Invoice(
        draw(money),
        counts_from=draw(st.none() | days),
        counts_until=first_of(canceled, refunded),
        due_date=draw(st.none() | days),
        canceled_on=canceled,
        refunded_on=refunded,
    )
    payments = draw(
        st.lists(
            st.builds(
                Payment,
                money,
                days,
                st.sampled_from(["posted", "pending", "void"]),
                st.none() | days,
            ),
            max_size=4,
        )
    )
    return Billed("EUR", payments, draw(st.sampled_from([made, made, made, None])))


@given(st.lists(anything(), max_size=5), st.none() | days, days)
def test_a_closing_balance_is_outstanding_less_credit(
    rows: list[Billed], first: date | None, last: date
) -> None:
    found = account(*rows, first=first, last=last)

    assert found.closing == found.outstanding - found.credit
    moved = sum(entry.debit - entry.credit for entry in found.entries)
    assert found.opening + moved == found.closing


@given(st.lists(anything(), max_size=5), days, st.integers(0, 12))
def test_periods_that_follow_each_other_hand_their_balance_on(
    rows: list[Billed], middle: date, more: int
) -> None:
    early = account(*rows, last=middle)
    late = account(*rows, first=middle + timedelta(days=1), last=middle + timedelta(days=more))
    whole = account(*rows, last=max(middle, middle + timedelta(days=more)))

    assert late.opening == early.closing
    assert early.entries + late.entries == whole.entries
