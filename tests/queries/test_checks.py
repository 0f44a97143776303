from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import polars as pl
import pytest

from clientdesk.queries.checks import findings
from clientdesk.store.figures import refresh_figures
from tests.queries.records import NOON, Records, fill, moment, number

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.store.database import Database

TODAY = date(2026, 4, 10)
ISSUED, PAID = date(2026, 3, 1), date(2026, 3, 9)


@pytest.fixture
def sound(records: Records) -> Records:
    """A workspace in which everything is as it should be."""
    owner = records.member("Ann", role="owner")
    client = records.client("Søren & Sons", owner_id=owner, phone="+64 9 123", address="Ærø 1")
    invoice = records.invoice(client, "100.00", ISSUED, status="paid")
    records.payment(invoice, "100.00", PAID)
    records.invoices[0] |= {"paid": Decimal(100), "last_paid_on": PAID, "settled_on": PAID}
    records.invoice(client, "20.00", ISSUED, canceled_at=moment(PAID), status="canceled")
    records.rate("USD", "1.25")
    return records


def found(database: Database, records: Records) -> list[str]:
    fill(database, records)
    database.write(lambda tx: refresh_figures(tx, TODAY))
    return list(findings(database, TODAY))


def test_a_sound_workspace_has_no_findings(database: Database, sound: Records) -> None:
    assert found(database, sound) == []


def change(table: str, place: int, **changes: Any) -> Callable[[Records], None]:  # noqa: ANN401
    return lambda records: getattr(records, table)[place].update(changes)


def add(table: str, place: int, **changes: Any) -> Callable[[Records], None]:  # noqa: ANN401
    def work(records: Records) -> None:
        rows = getattr(records, table)
        rows.append({**rows[place], "id": number(500), **changes})

    return work


@pytest.mark.parametrize(
    ("breaks", "says"),
    [
        (change("members", 0, role="admin"), "No active member is an owner"),
        (add("members", 0, email="b@team.example"), "2 members have the name “Ann”"),
        (add("members", 0, name="Bob", email="ANN@team.example"), "2 members have the e-mail"),
        (add("clients", 0, id=number(2), owner_id=None), "2 clients have the id"),
        (change("clients", 0, owner_id=number(77)), "no active member"),
        (change("clients", 0, search_key="soren"), "The search_key of the client"),
        (change("clients", 0, name_key="soren"), "The name_key of the client"),
        (change("clients", 0, phone_digits="64"), "The phone_digits of the client"),
        (change("clients", 0, enrichment_status="done"), "enrichment status “done”"),
        (change("clients", 0, risk_tier="huge"), "risk tier “huge”"),
        (change("invoices", 0, rounding="down", tax_by="line"), "has the rounding “down”"),
        (change("invoices", 1, number="INV-3"), "2 invoices have the number INV-3"),
        (change("invoices", 1, client_id=number(77)), "a client that does not exist"),
        (change("invoices", 0, subtotal=Decimal(90)), "its parts come to 90"),
        (change("invoices", 1, amount=Decimal("20.005")), "has the amount 20.005 EUR"),
        (change("invoices", 1, currency="JPY", amount=Decimal("20.50")), "20.500 JPY"),
        (change("invoices", 0, counts_from=PAID), "counts from 2026-03-09"),
        (change("invoices", 0, counts_from=None), "is paid, but never counts"),
        (change("invoices", 0, status="draft"), "is draft, but counts from"),
        (change("invoices", 0, status="disputed"), "is disputed, but counts from"),
        (change("invoices", 1, counts_until=None), "counts until for good"),
        (change("invoices", 1, canceled_at=None, counts_until=None), "not the day on which"),
        (change("invoices", 0, paid=Decimal(90)), "says that 90.000 were paid"),
        (change("invoices", 0, last_paid_on=None), "was last paid on 2026-03-09, not on no day"),
        (change("invoices", 0, settled_on=ISSUED), "was settled on 2026-03-09"),
        (change("payments", 0, amount=Decimal(40)), "is paid, but its payments come to 40"),
        (change("payments", 0, currency="USD"), "is in USD, but invoice INV-3 is in EUR"),
        (change("payments", 0, client_id=None), "is of another client than invoice INV-3"),
        (change("payments", 0, invoice_id=number(77)), "an invoice that does not exist"),
        (change("payments", 0, state="void"), "does not fit the time"),
        (change("payments", 0, counts_until=PAID), "voided on no day"),
        (change("rates", 0, currency="EUR"), "which is the base currency"),
        (change("rates", 0, rate=Decimal(0)), "The rate of USD of 2020-01-01 is 0"),
        (add("rates", 0), "There are 2 rates of USD"),
    ],
)
def test_each_broken_invariant_is_found(
    database: Database, sound: Records, breaks: Callable[[Records], None], says: str
) -> None:
    breaks(sound)
    for row in sound.rates:
        row.pop("id", None)

    broken = found(database, sound)

    assert any(says in sentence for sentence in broken), broken


def test_stored_figures_that_are_wrong_are_found(database: Database, sound: Records) -> None:
    fill(database, sound)
    database.write(lambda tx: refresh_figures(tx, TODAY))
    figures = database.frame("directory_image", since=None).select(
        "revenue", "outstanding", "overdue", "credit", "invoice_count", "last_invoice",
        "oldest_due", "figures_from", "figures_until", client_id="id",
    )  # fmt: skip
    wrong = figures.with_columns(revenue=figures["outstanding"], invoice_count=7)
    database.write(lambda tx: tx.apply("update_figures", wrong))

    assert list(findings(database, TODAY)) == [
        "The revenue of the client “Søren & Sons” is stored as 0.000, but is 100.000.",
        "The invoice count of the client “Søren & Sons” is stored as 7, but is 1.",
    ]


def test_lines_that_do_not_add_up_are_found(database: Database, sound: Records) -> None:
    fill(database, sound)
    database.write(lambda tx: refresh_figures(tx, TODAY))
    line = {
        "id": str(number(900)),
        "invoice_id": str(sound.invoices[0]["id"]),
        "position": 1,
        "description": "Work",
        "quantity": Decimal(1),
        "unit_price": Decimal(90),
        "tax_rate": Decimal(0),
        "discount": Decimal(0),
        "amount": Decimal(90),
    }
    _insert(database, "invoice_lines", line)

    assert list(findings(database, TODAY)) == [
        "Invoice INV-3 charges 100.000 before tax, but its lines come to 90.000.",
        "Invoice INV-3 is not the sum of its lines: "
        "they come to 90.000 before discounts, not 100.000.",
    ]


def test_an_activity_of_a_client_that_is_gone_is_found_unless_it_says_so(
    database: Database, sound: Records
) -> None:
    fill(database, sound)
    database.write(lambda tx: refresh_figures(tx, TODAY))
    activity = {
        "id": str(number(901)),
        "change_id": str(number(902)),
        "client_id": str(number(77)),
        "kind": "deleted",
        "actor_kind": "system",
        "actor_name": "ClientDesk",
        "at": NOON,
    }
    _insert(database, "activities", activity)
    assert list(findings(database, TODAY)) == []

    _insert(database, "activities", activity | {"id": str(number(903)), "kind": "updated"})
    assert "points to a client that does not exist" in next(findings(database, TODAY))


def _insert(database: Database, table: str, row: dict[str, object]) -> None:
    database.write(lambda tx: tx.insert(table, pl.DataFrame([row])))
