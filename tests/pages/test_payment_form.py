from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from clientdesk.text.dates import day
from clientdesk.ui import cached
from tests.pages.invoices import add_client, add_issued, answer, ask, page, pay, record_of, said

if TYPE_CHECKING:
    from uuid import UUID

    from streamlit.testing.v1 import AppTest

    from clientdesk.store.database import Database


@pytest.fixture
def acme(records: Database) -> UUID:
    return add_client(records, "**Acme**", email="hi@acme.example")


def test_a_payment_from_before_the_issue_says_from_when_it_counts(
    app: AppTest, records: Database, acme: UUID
) -> None:
    issued = add_issued(records, acme)
    page(app, issued.id)
    ask(app, "pay")
    assert "Before the issue date" not in said(app)
    app.text_input(key=f"payment-paid_on-{issued.id}").set_value("1 Jan 2020").run()
    ask(app, "pay")
    today = day(cached.today(), "en_IE")
    assert f"Before the issue date: it counts from {today}." in said(app)
    answer(app, issued.id, "pay", "payment-back")
    assert not record_of(records, issued.id).payments


def test_a_payment_is_filled_in_with_what_is_open(
    app: AppTest, records: Database, acme: UUID
) -> None:
    issued = add_issued(records, acme)
    page(app, issued.id)
    ask(app, "pay")
    assert app.text_input(key=f"payment-amount-{issued.id}").value == "240.00"
    answer(app, issued.id, "pay", "payment-record")
    assert record_of(records, issued.id).status == "paid"


def test_a_part_leaves_the_rest_open_and_more_is_kept_as_credit(
    app: AppTest, records: Database, acme: UUID
) -> None:
    issued = add_issued(records, acme)
    page(app, issued.id)
    ask(app, "pay")
    app.text_input(key=f"payment-amount-{issued.id}").set_value("100,5").run()
    ask(app, "pay")
    assert "€139.50 stays open." in said(app)
    app.text_input(key=f"payment-amount-{issued.id}").set_value("€ 300").run()
    ask(app, "pay")
    assert "€60.00 is beyond the open amount and kept as credit." in said(app)
    answer(app, issued.id, "pay", "payment-record")
    assert record_of(records, issued.id).credit == Decimal(60)
    assert "€60.00 that was received is kept as credit" in said(app)


@pytest.mark.parametrize(
    ("field", "text", "sentence"),
    [
        ("amount", "much", "Amount cannot be read as a number."),
        ("amount", "-5", "Amount must be above 0."),
        ("amount", "1.005", "Amount can have 2 decimals in EUR."),
        ("amount", "9" * 16, "Amount is above 999,999,999,999.999."),
        ("paid_on", "someday", "Received on must be a day such as"),
        ("paid_on", "2199-01-01", "Payment date is ahead."),
        ("method", "x" * 101, "Method can have at most 100 characters."),
    ],
)
def test_a_refused_payment_says_why_and_is_kept(
    app: AppTest, records: Database, acme: UUID, field: str, text: str, sentence: str
) -> None:
    issued = add_issued(records, acme)
    page(app, issued.id)
    ask(app, "pay")
    app.text_input(key=f"payment-{field}-{issued.id}").set_value(text).run()
    ask(app, "pay")
    assert sentence in said(app)
    answer(app, issued.id, "pay", "payment-record")
    assert not record_of(records, issued.id).payments
    assert app.text_input(key=f"payment-{field}-{issued.id}").value == text


def test_what_is_filled_in_follows_the_payment_of_somebody_else(
    app: AppTest, records: Database, acme: UUID
) -> None:
    issued = add_issued(records, acme)
    page(app, issued.id)
    ask(app, "pay")
    pay(records, issued.id, "40")
    ask(app, "pay")
    assert "Open: €200.00" in said(app)
    assert app.text_input(key=f"payment-amount-{issued.id}").value == "200.00"
