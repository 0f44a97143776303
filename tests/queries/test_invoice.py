from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import polars as pl
import pytest

from clientdesk.errors import NotFound
from clientdesk.model.invoice_steps import Step
from clientdesk.queries.invoice import invoice
from tests.queries.records import NOON, Records, fill, moment, number

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.model.invoice_record import InvoiceRecord
    from clientdesk.store.database import Database

ISSUED, DUE, TODAY = date(2026, 3, 1), date(2026, 3, 15), date(2026, 4, 10)


def read(
    database: Database, records: Records, invoice_id: UUID, day: date = TODAY
) -> InvoiceRecord:
    fill(database, records)
    return invoice(database, invoice_id, day)


def test_an_invoice_is_shown_as_its_day_shows_it(database: Database, records: Records) -> None:
    client = records.client("Acme", email="a@acme.example")
    made = records.invoice(client, "100.00", ISSUED, due_date=DUE, status="unpaid")
    first = records.payment(made, "30.00", date(2026, 3, 20))
    second = records.payment(
        made, "50.00", date(2026, 3, 21), state="void", voided_at=moment(TODAY)
    )
    pending = records.payment(made, "20.00", TODAY, state="pending")
    found = read(database, records, made)

    assert (found.status, found.stored_status, found.days_overdue) == ("overdue", "unpaid", 26)
    assert (found.received, found.open_amount, found.credit) == (
        *(Decimal(30), Decimal(70), Decimal(0)),
    )
    assert [paid.id for paid in found.payments] == [pending, second, first]
    assert found.steps == {
        *(Step.MARK_SENT, Step.RECORD_PAYMENT, Step.VOID_PAYMENT, Step.CANCEL),
    }
    before = invoice(database, made, TODAY - timedelta(days=1))
    assert (before.received, before.open_amount) == (Decimal(80), Decimal(20))


def test_before_it_is_issued_the_client_is_as_it_is_now(
    database: Database, records: Records
) -> None:
    client = records.client("Now Ltd", email="now@ltd.example", tax_id="X1")
    draft = records.invoice(client, "1.00", None, number=None)
    copied = records.invoice(client, "1.00", ISSUED, client_name="Then Ltd", client_email=None)
    records.invoices[0] |= {"client_name": None, "client_email": None}

    found = read(database, records, draft)
    assert (found.client_name, found.client_email, found.client_tax_id) == (
        *("Now Ltd", "now@ltd.example", "X1"),
    )
    kept = invoice(database, copied, TODAY)
    assert (kept.client_name, kept.client_email, kept.client_tax_id) == ("Then Ltd", None, None)


def test_an_unknown_status_is_other_and_nothing_can_be_done(
    database: Database, records: Records
) -> None:
    made = records.invoice(records.client(), "5.00", None, status="disputed")
    found = read(database, records, made)

    assert (found.status, found.stored_status, found.steps) == ("other", "disputed", frozenset())


def test_an_invoice_of_a_deleted_client_is_still_shown(
    database: Database, records: Records
) -> None:
    made = records.invoice(None, "5.00", ISSUED, client_name="Gone Ltd")
    found = read(database, records, made)

    assert (found.client_id, found.client_name) == (None, "Gone Ltd")


@pytest.mark.parametrize(("tax", "told"), [("0.29", True), ("0.30", False)])
def test_taxes_are_told_only_when_they_are_the_invoices(
    database: Database, records: Records, tax: str, told: bool
) -> None:
    made = records.invoice(records.client(), "1.50", ISSUED, tax=Decimal(tax))
    records.invoices[0]["amount"] += Decimal(tax)
    fill(database, records)
    lines = [
        {
            "id": str(number(900 + place)), "invoice_id": str(made), "position": place,
            "description": f"Work {place}", "quantity": Decimal(1), "unit_price": Decimal("0.75"),
            "tax_rate": Decimal("0.19"), "discount": Decimal(0), "amount": Decimal("0.75"),
        }
        for place in (2, 1)
    ]  # fmt: skip
    database.write(lambda tx: tx.insert("invoice_lines", pl.DataFrame(lines)))
    found = invoice(database, made, TODAY)

    assert [line.description for line in found.lines] == ["Work 1", "Work 2"]
    assert found.created_at == NOON
    expected = ((Decimal("0.19"), Decimal("1.50"), Decimal("0.29")),)
    assert found.taxes == (expected if told else ())


def test_an_invoice_that_is_not_there(database: Database, records: Records) -> None:
    with pytest.raises(NotFound):
        read(database, records, number(77))
