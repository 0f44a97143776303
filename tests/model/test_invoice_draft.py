from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from clientdesk.errors import InvalidField
from clientdesk.model.ids import new_id
from clientdesk.model.invoice_draft import InvoiceDraft, PaymentDraft, clean_invoice, clean_payment
from clientdesk.model.invoice_sums import Line

TODAY = date(2026, 11, 23)
LINE = Line("Work", Decimal(1), Decimal(100))
DRAFT = InvoiceDraft(new_id(), "EUR", TODAY, TODAY, (LINE,))
PAYMENT = PaymentDraft(Decimal("10.50"), TODAY)


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"currency": "EURO"}, "currency", "Currency must be a code such as EUR"),
        ({"due_date": date(2026, 11, 22)}, "due_date", "before the issue date"),
        ({"due_date": date(9999, 1, 1)}, "due_date", "a year from 1900 to 2200, not 9999"),
        ({"issue_date": date(1899, 12, 31)}, "issue_date", "not 1899"),
        ({"reference": "PO\x07"}, "reference", "Reference holds a control character"),
        ({"reference": "x" * 101}, "reference", "at most 100 characters"),
        ({"note": "x" * 5001}, "note", "at most 5,000 characters"),
        ({"lines": (LINE, replace(LINE, description="\x00"))}, "lines", "Line 2: Description"),
        ({"lines": (replace(LINE, description="x" * 1001),)}, "lines", "Line 1: Description can"),
    ],
)
def test_a_wrong_draft_is_refused_by_field(changes: dict[str, Any], field: str, says: str) -> None:
    with pytest.raises(InvalidField, match=says) as raised:
        clean_invoice(replace(DRAFT, **changes))

    assert raised.value.field == field


def test_a_draft_is_kept_as_typed_but_for_its_ends() -> None:
    line = replace(LINE, description=" Design\r\nand more ")
    kept = clean_invoice(
        replace(DRAFT, currency=" eur", lines=(line,), note=" Thanks\nAnn ", reference=" ")
    )

    assert (kept.currency, kept.note, kept.reference) == ("EUR", "Thanks\nAnn", None)
    assert kept.lines[0].description == "Design\nand more"


def test_dates_may_be_empty_and_the_same() -> None:
    assert clean_invoice(replace(DRAFT, issue_date=None, due_date=None)).issue_date is None
    assert clean_invoice(DRAFT) == DRAFT


@pytest.mark.parametrize(
    ("changes", "currency", "says"),
    [
        ({"amount": Decimal(0)}, "EUR", "above 0"),
        ({"amount": Decimal(-1)}, "EUR", "above 0"),
        ({"amount": Decimal("0.005")}, "EUR", "2 decimals in EUR"),
        ({"amount": Decimal("0.5")}, "JPY", "no decimals in JPY"),
        ({"amount": Decimal("nan")}, "EUR", "not a number"),
        ({"amount": 0.5}, "EUR", "not a number"),
        ({"amount": Decimal("1e12")}, "EUR", "above 999,999,999,999.999"),
        ({"paid_on": date(2026, 11, 24)}, "EUR", "Payment date is ahead"),
        ({"paid_on": date(1899, 1, 1)}, "EUR", "from 1900 to 2200"),
        ({"method": "x" * 101}, "EUR", "Method can have at most 100"),
        ({"note": "x" * 5001}, "EUR", "Note can have at most 5,000"),
    ],
)
def test_a_wrong_payment_is_refused(changes: dict[str, Any], currency: str, says: str) -> None:
    with pytest.raises(InvalidField, match=says):
        clean_payment(replace(PAYMENT, **changes), currency, TODAY)


def test_a_payment_may_be_older_than_its_invoice() -> None:
    old = replace(PAYMENT, paid_on=date(1900, 1, 1), method=" card ")

    assert clean_payment(old, "EUR", TODAY) == replace(old, method="card")
