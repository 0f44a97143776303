from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from clientdesk.model.invoice_sums import Line, TaxBy, sums
from clientdesk.model.money import LARGEST, Rounding
from clientdesk.queries.checks import findings
from tests.queries.records import Records, fill, number

if TYPE_CHECKING:
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction

NOW = datetime(2026, 4, 10, 12)
SUMS = ("subtotal", "discount", "tax", "amount")
NUMBERS = ("quantity", "unit_price", "tax_rate", "discount")


def decimals(most: int, places: int) -> st.SearchStrategy[Decimal]:
    return st.integers(0, most * 10**places).map(lambda value: Decimal(value).scaleb(-places))


LINES = st.lists(
    st.builds(
        Line,
        st.just("Work"),
        decimals(1000, 6) | decimals(10, 1),
        decimals(10**6, 6) | decimals(10, 2),
        st.sampled_from(["0", "0.055", "0.19", "0.5", "1"]).map(Decimal),
        st.sampled_from(["0", "0.5", "0.333333", "1"]).map(Decimal),
    ),
    min_size=1,
    max_size=5,
)
LARGE = Line("Much", Decimal(999_999_999_999), Decimal(1))


@pytest.fixture
def empty(database: Database, records: Records) -> Database:
    """A workspace with one client."""
    records.member("Ann", role="owner")
    records.client("Acme")
    fill(database, records)
    return database


def write(
    database: Database, lines: list[Line], way: tuple[str | None, str | None], **wrong: str
) -> None:
    """Put one invoice with those lines in place of the last; wrong sums are written as they are."""
    currency = wrong.pop("currency", "EUR")
    made = sums(
        lines,
        currency,
        rounding=Rounding(way[0] or Rounding.HALF_UP),
        tax_by=TaxBy(way[1] or TaxBy.TOTAL),
    )
    columns: dict[str, Any] = {name: getattr(made, name) for name in SUMS}
    columns |= {name: Decimal(text) for name, text in wrong.items() if name in SUMS}
    dates = {"issue_date": None, "due_date": None, "note": None, "reference": None}
    words = {"currency": currency, "rounding": way[0], "tax_by": way[1]}

    def work(tx: Transaction) -> None:
        for row in tx.rows("invoice_to_change", id=number(500)):
            tx.execute("delete_lines", invoice_id=row["id"])
            tx.execute("delete_invoice", id=row["id"], version=1)
        client = number(2)
        tx.execute(
            "add_invoice", id=number(500), client_id=client, **dates, **words, **columns, now=NOW
        )
        texts = {
            f"{name}s": [format(getattr(line, name), "f") for line in lines] for name in NUMBERS
        }
        tx.execute(
            "add_lines",
            invoice_id=number(500),
            ids=[number(600 + place) for place in range(len(lines))],
            descriptions=[line.description for line in lines],
            quantities=texts.pop("quantitys"),
            amounts=[wrong.get("line", format(amount, "f")) for amount in made.lines],
            **texts,
        )

    database.write(work)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    lines=LINES,
    currency=st.sampled_from(["EUR", "JPY", "KWD"]),
    rounding=st.sampled_from([None, *Rounding]),
    tax_by=st.sampled_from([None, *TaxBy]),
)
def test_the_store_reckons_as_the_model_does(
    empty: Database, lines: list[Line], currency: str, rounding: str | None, tax_by: str | None
) -> None:
    write(empty, lines, (rounding, tax_by), currency=currency)

    assert list(findings(empty, NOW.date())) == []


def test_the_largest_sums_are_reckoned_too(empty: Database) -> None:
    write(empty, [LARGE], ("half_even", "line"))
    assert list(findings(empty, NOW.date())) == []
    assert sums([LARGE], "EUR").amount <= LARGEST


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"tax": "0.02", "amount": "0.17"}, "their tax is 0.030, not 0.020."),
        ({"subtotal": "0.16", "discount": "0.01"}, "they come to 0.150 before discounts"),
        ({"line": "0.06"}, "a line is not its quantity times its price"),
    ],
)
def test_sums_that_are_not_those_of_the_lines_are_found(
    empty: Database, wrong: dict[str, str], says: str
) -> None:
    line = Line("Work", Decimal(1), Decimal("0.05"), Decimal("0.1"))
    write(empty, [line] * 3, ("half_up", "line"), **wrong)

    [*others, found] = findings(empty, NOW.date())

    assert says in found
    assert len(others) == ("line" in wrong)
