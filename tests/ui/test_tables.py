from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import polars as pl
import pytest

from clientdesk.ui.components.table import Cell, Row
from clientdesk.ui.tables import CLIENT_COLUMNS, RECENT, client_rows, invoice_rows

CLIENT: dict[str, Any] = {
    "id": "01",
    "name": "Acme",
    "email": "a@acme.example",
    "phone": None,
    "owner": None,
    "currency": "EUR",
    "status": "active",
    "created_on": date(2024, 3, 1),
    "revenue": Decimal("128100.50"),
    "outstanding": Decimal("999.90"),
    "overdue": Decimal("12.00"),
    "days_overdue": 41,
    "invoice_count": 0,
    "last_invoice": None,
    "portal": True,
    "enrichment_status": "skipped",
    "enrichment_skip_reason": "missing_website",
    "industry": None,
    "size_segment": None,
    "risk_tier": None,
}


def cells(**changes: object) -> dict[str, Cell | None]:
    frame = pl.DataFrame([CLIENT | changes], infer_schema_length=None)
    (row,) = client_rows(frame, tuple(CLIENT_COLUMNS), "en_GB", actions=())
    return dict(zip(CLIENT_COLUMNS, row.cells, strict=True))


def test_amounts_show_no_cents_above_a_thousand_and_are_exact_in_the_tooltip() -> None:
    assert cells()["revenue"] == Cell("€128,100", title="€128,100.50")
    assert cells()["outstanding"] == Cell("€999.90", title="€999.90")


@pytest.mark.parametrize("key", ["phone", "owner", "last_invoice", "invoice_count"])
def test_what_is_empty_or_nought_is_an_empty_cell(key: str) -> None:
    assert cells()[key] is None


def test_only_overdue_amounts_are_red_and_say_their_age() -> None:
    drawn = cells()
    assert drawn["overdue"] == Cell("€12.00", title="€12.00, the oldest by 41 days", tone="overdue")
    assert [key for key, cell in drawn.items() if cell and cell.tone == "overdue"] == ["overdue"]


def test_a_skipped_enrichment_says_why() -> None:
    cell = cells()["enrichment_status"]
    assert cell == Cell("Skipped", title="The client has no website.", chip="gray")


def test_what_enrichment_found_stands_in_words_with_the_risk_in_its_colour() -> None:
    found = cells(industry="Legal", size_segment="micro", risk_tier="high")
    assert found["industry"] == Cell("Legal")
    assert found["size_segment"] == Cell("Micro (1–9)")
    assert found["risk_tier"] == Cell("High", chip="red")
    nothing = cells()
    assert not any(nothing[key] for key in ("industry", "size_segment", "risk_tier"))


def test_an_archived_client_is_marked_and_offers_unarchive() -> None:
    frame = pl.DataFrame([CLIENT | {"status": "archived"}])
    (row,) = client_rows(frame, ("name",), "en_GB", actions=("Open", "Archive"))
    assert row == Row(
        id="01",
        name="Acme",
        cells=(Cell("Acme", mark="Archived"),),
        href="/client?id=01",
        menu=("Open", "Unarchive"),
    )


def test_an_invoice_shows_its_open_amount_and_days_overdue() -> None:
    frame = pl.DataFrame(
        [
            {
                "id": "1",
                "number": None,
                "status": "overdue",
                "currency": "JPY",
                "issue_date": date(2026, 11, 1),
                "due_date": None,
                "amount": Decimal(12000),
                "open_amount": Decimal(500),
                "days_overdue": 3,
            }
        ]
    )
    (row,) = invoice_rows(frame, RECENT, "en_GB")
    assert row.cells == (
        Cell("—", tone="quiet"),
        Cell("Overdue", chip="red"),
        Cell("JP¥12,000", title="JP¥12,000"),
        Cell("JP¥500", title="JP¥500"),
        None,
        Cell("3", tone="overdue"),
        Cell("1 Nov 2026"),
    )


def test_an_invoice_behind_a_mean_shows_its_client_and_days() -> None:
    frame = pl.DataFrame(
        [{"id": "1", "number": "7", "status": "paid", "client": "Acme", "days": Decimal("12.346")}]
    )
    (row,) = invoice_rows(frame, ("number", "client", "days"), "en_GB")

    assert row.cells == (Cell("7"), Cell("Acme"), Cell("12.3"))
    assert row.href == "/invoice?id=1"
