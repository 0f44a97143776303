from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest

from clientdesk.model.client_filter import ClientFilter
from clientdesk.queries.directory import COLUMNS, directory
from clientdesk.queries.export import EXPORTS, client_rows
from tests.queries.records import Records, fill, moment, number

if TYPE_CHECKING:
    from clientdesk.store.database import Database

TODAY = date(2026, 4, 10)
ISSUED = date(2026, 3, 1)


@pytest.fixture
def filled(database: Database, records: Records) -> Database:
    first = records.client("Acme", notes="a\nb", archived_at=moment(ISSUED))
    second = records.client("Bolt", currency="JPY", portal_enabled=True)
    paid = records.invoice(first, "12.5", ISSUED, number="A-1")
    records.payment(paid, "2", date(2026, 3, 2))
    records.invoice(second, "700", ISSUED, number="B-1", currency="JPY")
    records.payment(None, "1.5", date(2026, 3, 3), client_id=second, currency="KWD")
    records.rate("JPY", "160.5", ISSUED)
    records.rate("USD", "1.25", ISSUED)
    fill(database, records)
    return database


def exported(database: Database, kind: str, asked: ClientFilter | None = None) -> list[Any]:
    export = EXPORTS[kind]
    rows = list(export.rows(database, asked, TODAY))
    assert all(set(row) == set(export.columns) for row in rows)
    return rows


def test_clients_are_exported_with_exact_decimals_archived_ones_too(filled: Database) -> None:
    first, second = exported(filled, "clients")

    assert first["status"] == "archived"
    assert (first["revenue"], first["outstanding"]) == ("2.00", "10.50")
    assert (second["currency"], second["outstanding"]) == ("JPY", "700")
    assert (first["created_at"], first["created_on"]) == ("2026-01-01T12:00:00Z", "2026-01-02")
    assert (first["portal"], second["portal"], first["email"]) == (False, True, None)
    assert tuple(first) == COLUMNS


def test_a_page_of_the_directory_is_worded_like_the_export(filled: Database) -> None:
    page = directory(filled, ClientFilter(), TODAY)

    assert list(client_rows(page.clients)) == exported(filled, "clients")[1:]


def test_a_filter_keeps_the_rows_of_its_clients(filled: Database) -> None:
    active = ClientFilter()

    assert [row["name"] for row in exported(filled, "clients", active)] == ["Bolt"]
    assert [row["number"] for row in exported(filled, "invoices", active)] == ["B-1"]
    assert [row["amount"] for row in exported(filled, "payments", active)] == ["1.500"]


def test_invoices_and_payments_keep_their_own_currency(filled: Database) -> None:
    invoices = exported(filled, "invoices")
    payments = exported(filled, "payments")

    assert [(row["number"], row["amount"]) for row in invoices] == [
        ("A-1", "12.50"),
        ("B-1", "700"),
    ]
    assert invoices[0]["issue_date"] == "2026-03-01"
    assert invoices[0]["client_id"] == str(number(1))
    assert [(row["amount"], row["assumed"]) for row in payments] == [
        ("2.00", False),
        ("1.500", False),
    ]
    assert payments[1]["invoice_id"] is None


def test_rates_are_exported_as_they_are_kept(filled: Database) -> None:
    assert exported(filled, "rates") == [
        {"currency": "JPY", "rate": "160.5", "day": "2026-03-01"},
        {"currency": "USD", "rate": "1.25", "day": "2026-03-01"},
    ]
