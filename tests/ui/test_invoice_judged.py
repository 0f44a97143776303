from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from clientdesk.model.invoice_sums import Line, sums
from clientdesk.model.workspace import Workspace
from clientdesk.ui.components.invoice_lines import LineTexts
from clientdesk.ui.invoice_forms import Typed
from clientdesk.ui.invoice_judged import Judged, judge
from clientdesk.ui.invoice_texts import line_texts
from tests.pages.conftest import THEN

if TYPE_CHECKING:
    from typing import Any

CLIENT = UUID(int=1)
WORK = LineTexts("a", "Consulting", "2", "100", "20")


def workspace(locale: str = "en_IE") -> Workspace:
    return Workspace(
        id=UUID(int=2),
        name="Northlight",
        country="IE",
        base_currency="EUR",
        timezone="Europe/Dublin",
        locale=locale,
        payment_terms_days=30,
        reminder_tone="friendly",
        enrichment_enabled=False,
        is_demo=False,
        logo=None,
        created_at=THEN,
        version=1,
        invoice_pattern="INV-{number:4}",
        rounding="half_up",
        tax_by="line",
    )


def judged(*lines: LineTexts, locale: str = "en_IE", **fields: str) -> Judged:
    values: dict[str, Any] = {
        "currency": "EUR",
        "issue_date": "22 Nov 2026",
        "terms": "30",
        "due_date": "22 Dec 2026",
        "lines": lines,
    }
    return judge(Typed(**{**values, **fields}), CLIENT, workspace(locale))


def test_what_is_typed_comes_to_what_is_saved() -> None:
    found = judged(WORK, replace(WORK, id="b", quantity="1.5", discount="10"))
    assert found.draft
    assert found.draft.issue_date == date(2026, 11, 22)
    assert found.draft.lines[0] == Line("Consulting", Decimal(2), Decimal(100), Decimal("0.20"))
    assert found.sums == sums(found.draft.lines, "EUR")
    assert found.amounts == {"a": Decimal("200.00"), "b": Decimal("135.00")}
    assert found.refused == []


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("description", " ", "Description is empty."),
        ("description", "x" * 1001, "Description can have at most 1,000 characters."),
        ("quantity", "", "Quantity is empty."),
        ("quantity", "-1", "Quantity cannot be negative."),
        ("quantity", "two", "Quantity cannot be read as a number. Enter one such as 1.5."),
        ("quantity", "1.2345678", "Quantity can have at most 6 decimals."),
        ("unit_price", "", "Unit price is empty."),
        ("unit_price", "1,000,000,000,000", "Unit price is above 999,999,999,999."),
        ("unit_price", "900000000000", "It comes to more than"),
        ("tax_rate", "101", "Tax rate is above 100 %."),
        ("tax_rate", "NaN", "Tax rate cannot be read as a number."),
        ("discount", "-5", "Discount cannot be negative."),
    ],
)
def test_a_field_that_is_refused_says_why_below_itself(field: str, text: str, said: str) -> None:
    part: dict[str, Any] = {field: text}
    found = judged(replace(WORK, **part), replace(WORK, id="b"))
    assert found.draft is None
    assert list(found.wrong_lines) == ["a"]
    assert list(found.wrong_lines["a"]) == [field]
    assert found.wrong_lines["a"][field].startswith(said)
    assert found.refused == ["Lines"]


def test_every_field_that_is_refused_says_so_at_once_and_the_other_lines_still_count() -> None:
    found = judged(LineTexts("a", "", "x", "", "200", "-1"), replace(WORK, id="b"))
    assert set(found.wrong_lines["a"]) == {
        *("description", "quantity", "unit_price", "tax_rate", "discount"),
    }
    assert found.sums
    assert found.sums.amount == Decimal("240.00")


@pytest.mark.parametrize(
    ("fields", "wrong"),
    [
        ({"due_date": "21 Nov 2026"}, {"due_date": "Due date is before the issue date."}),
        ({"due_date": "9999-12-31"}, {"due_date": "Due date must be in a year from"}),
        ({"issue_date": "soon"}, {"issue_date": "Issue date must be a day such as"}),
        ({"issue_date": "22 Nov 0001"}, {"issue_date": "Issue date must be in a year from"}),
        ({"terms": "-1"}, {"terms": "Payment terms must be a whole number of days"}),
        ({"currency": "XXX"}, {"currency": "Currency must be a code"}),
        ({"reference": "x" * 101}, {"reference": "Reference can have at most 100 characters."}),
        ({"note": "x" * 5001}, {"note": "Note can have at most 5,000 characters."}),
    ],
)
def test_a_field_beside_the_lines_says_why(fields: dict[str, str], wrong: dict[str, str]) -> None:
    found = judged(WORK, **fields)
    assert found.draft is None
    assert list(found.wrong) == list(wrong)
    for name, said in wrong.items():
        assert found.wrong[name].startswith(said)


def test_lines_that_are_too_much_together_are_refused_as_lines() -> None:
    large = replace(WORK, quantity="1", unit_price="999999999999", tax_rate="0")
    found = judged(large, replace(large, id="b"))
    assert found.wrong["lines"].startswith("The lines come to more than")
    assert found.sums is None


def test_an_empty_invoice_is_a_draft_without_lines() -> None:
    found = judged(issue_date="", due_date="", terms="")
    assert found.draft
    assert found.draft.lines == ()
    assert found.draft.due_date is None


def test_numbers_are_read_in_the_workspaces_locale() -> None:
    line = LineTexts("a", "Beratung", "1,5", "1.234,50", "7,7", "2,5 %")
    found = judged(line, locale="de_DE", issue_date="22.11.2026", due_date="2026-12-22")
    assert found.draft
    assert found.draft.lines == (
        Line("Beratung", Decimal("1.5"), Decimal("1234.50"), Decimal("0.077"), Decimal("0.025")),
    )


quantities = st.decimals(0, 10**6, places=6)
prices = st.decimals(0, 4 * 10**5, places=6)  # with tax below what an invoice may come to
rates = st.decimals(0, 1, places=6)


@given(quantities, prices, rates, rates, st.sampled_from(["en_IE", "de_DE", "fr_FR", "en_IN"]))
def test_a_line_that_was_saved_reads_as_itself(
    quantity: Decimal, price: Decimal, tax: Decimal, discount: Decimal, locale: str
) -> None:
    line = Line("Work", quantity, price, tax, discount)
    found = judged(line_texts("a", line, locale), locale=locale)
    assert found.draft
    assert found.draft.lines == (line,)
