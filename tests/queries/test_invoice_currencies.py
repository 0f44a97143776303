from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from clientdesk.queries.invoice_currencies import invoice_currencies
from tests.queries.records import Records, fill

if TYPE_CHECKING:
    from clientdesk.store.database import Database


def test_currencies_are_those_of_invoices_once_each(database: Database, records: Records) -> None:
    client = records.client()
    for currency in ("USD", "EUR", "USD"):
        records.invoice(client, "1", date(2026, 1, 1), currency=currency)
    fill(database, records)

    assert invoice_currencies(database) == ("EUR", "USD")
