from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest

from clientdesk.queries.invoices import of_client, total_of_client
from tests.queries.records import Records, fill, moment

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.store.database import Database

TODAY = date(2026, 4, 10)
DUE = date(2026, 3, 31)


@pytest.fixture
def client_id(database: Database, records: Records) -> UUID:
    client_id = records.client()
    part = records.invoice(client_id, "100.00", date(2026, 3, 1), number="1", due_date=DUE)
    records.payment(part, "30.00", date(2026, 3, 5))
    over = records.invoice(client_id, "10.00", date(2026, 3, 2), number="2", due_date=DUE)
    records.payment(over, "15.00", date(2026, 3, 5))
    void = moment(date(2026, 4, 1))
    gone = records.invoice(client_id, "5.00", date(2026, 3, 3), number="3", canceled_at=void)
    records.payment(gone, "5.00", date(2026, 3, 5))
    records.invoice(client_id, "7.00", date(2026, 3, 4), number="4", currency="XXX")
    records.invoice(client_id, "9.00", None, number=None)
    records.payment(None, "2.00", date(2026, 3, 5), client_id=client_id)
    fill(database, records)
    return client_id


def test_invoices_are_shown_newest_first_as_the_day_has_them(
    database: Database, client_id: UUID
) -> None:
    shown = of_client(database, client_id, TODAY)

    assert shown.select("number", "status", "open_amount", "days_overdue").rows() == [
        (None, "draft", Decimal(0), None),
        ("4", "unpaid", Decimal(7), None),
        ("3", "canceled", Decimal(0), None),
        ("2", "paid", Decimal(0), None),
        ("1", "overdue", Decimal(70), 10),
    ]
    assert of_client(database, client_id, TODAY, limit=2)["number"].to_list() == [None, "4"]
    page = of_client(database, client_id, TODAY, limit=2, offset=3)
    assert page["number"].to_list() == ["2", "1"]
    assert total_of_client(database, client_id) == 5
    assert of_client(database, client_id, DUE)["status"].to_list()[2] == "paid"
