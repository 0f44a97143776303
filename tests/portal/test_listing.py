from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from clientdesk.documents.statement_csv import statement_csv
from clientdesk.model.invoice import Invoice, Payment, received_by
from clientdesk.portal.account import account
from clientdesk.portal.listing import Asked, Shown, asked, listing
from clientdesk.portal.page import page
from clientdesk.queries.portal import Opened
from clientdesk.queries.portal_invoices import is_seen
from clientdesk.queries.statement import statement
from clientdesk.store.database import create_database
from tests.queries.records import NOON, TIMEZONE, Records, fill, moment, number

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from uuid import UUID

    from clientdesk.store.database import Database

TODAY: Final = NOON.date() + timedelta(days=1)
"""In Auckland it is tomorrow already."""

# Days before today: of the issue (none for a draft), of the end; what was paid on it, if anything.
SKETCHES = st.lists(
    st.tuples(
        st.booleans(),
        st.none() | st.integers(-3, 90),
        st.sampled_from(["", "canceled", "refunded"]),
        st.integers(-2, 60),
        st.none() | st.integers(1, 150),
    ),
    max_size=12,
)


def who(client_id: UUID) -> Opened:
    return Opened(number(900), client_id, "Acme", "en_GB", TIMEZONE, is_archived=False)


def world(sketches: list[tuple[bool, int | None, str, int, int | None]]) -> Records:
    """Two clients with invoices by the sketches; every number says whose it is."""
    records = Records()
    mine, other = records.client("Acme"), records.client("Foreign canary", notes="foreign")
    for place, (is_mine, age, ending, ended, paid) in enumerate(sketches):
        issued = None if age is None else TODAY - timedelta(days=age)
        changes: dict[str, object] = {"number": f"{'MINE' if is_mine else 'FOREIGN'}-{place}"}
        if issued and ending:
            end = max(issued, TODAY - timedelta(days=ended))
            changes |= {"status": ending, f"{ending}_at": moment(end)}
        made = records.invoice(mine if is_mine else other, "100.00", issued, **changes)
        if issued and paid:
            records.payment(made, f"{paid}.00", max(issued, TODAY - timedelta(days=9)))
    return records


def seen_ones(records: Records) -> Iterator[tuple[UUID, bool]]:
    """What the rules say that the first client sees, and whether it is open."""
    for row in records.invoices:
        invoice = Invoice(
            row["amount"], row["status"], row["counts_from"], row["counts_until"], row["due_date"]
        )
        paid = [
            Payment(each["amount"], each["paid_on"])
            for each in records.payments
            if each["invoice_id"] == row["id"]
        ]
        is_issued = row["client_id"] == number(1) and invoice.counts_on(TODAY)
        if is_issued:
            yield row["id"], invoice.open_amount(TODAY, received_by(TODAY, paid)) > 0


@pytest.fixture(scope="module")
def reused(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A database to fill anew for each example, which is quicker than a new one."""
    database = create_database(tmp_path_factory.mktemp("reused") / "clients.duckdb")
    yield database
    database.close()


@settings(max_examples=20, deadline=None)
@given(sketches=SKETCHES)
def test_a_client_sees_all_of_its_issued_invoices_and_none_of_another(
    reused: Database, sketches: list[tuple[bool, int | None, str, int, int | None]]
) -> None:
    records = world(sketches)
    with reused.cursor() as cursor:
        for table in ("payments", "invoices", "clients", "workspace"):
            cursor.execute(f"delete from {table}")  # noqa: S608
    fill(reused, records)

    _compare(reused, records)
    _nothing_foreign(reused)


def _compare(database: Database, records: Records) -> None:
    expected = dict(seen_ones(records))
    for shown, ids in (
        (Shown.ALL, {*expected}),
        (Shown.OPEN, {key for key, is_open in expected.items() if is_open}),
    ):
        found = listing(database, who(number(1)), TODAY, "EUR", Asked(shown))
        assert sorted(each.id for each in found.invoices) == sorted(ids)
        assert found.length == len(ids)
    for row in records.invoices:
        assert is_seen(database, row["id"], number(1), TODAY) == (row["id"] in expected)


def _nothing_foreign(database: Database) -> None:
    opened = who(number(1))
    shown = account(database, opened, NOON)
    said = page(shown, listing(database, opened, TODAY, "EUR", Asked()), "link")
    said += statement_csv(statement(database, number(1), TODAY)).decode()
    assert "foreign" not in said.lower()
    assert shown.invoiced - shown.paid == shown.outstanding


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A client with 120 invoices, a day each."""
    records = Records()
    client_id = records.client("Acme")
    for place in range(120):
        issued = TODAY - timedelta(days=place)
        made = records.invoice(client_id, "10.00", issued, due_date=issued + timedelta(days=5))
        if place >= 70:
            records.payment(made, "10.00", issued)
    records.rate("GBP", "0.85")
    database = create_database(tmp_path_factory.mktemp("listing") / "clients.duckdb")
    fill(database, records)
    yield database
    database.close()


@pytest.mark.parametrize(
    ("shown", "at", "first", "rows"),
    [
        (Shown.ALL, 1, 0, 50),
        (Shown.ALL, 3, 100, 20),
        (Shown.ALL, 99, 100, 20),
        (Shown.OPEN, 2, 50, 20),
    ],
)
def test_a_page_of_the_list_is_bounded_and_the_newest_stand_first(
    database: Database, shown: Shown, at: int, first: int, rows: int
) -> None:
    found = listing(database, who(number(1)), TODAY, "EUR", Asked(shown, at))

    assert len(found.invoices) == rows
    assert found.before == first
    assert found.invoices[0].issue_date == TODAY - timedelta(days=first)
    assert (found.totals.issued, found.totals.to_pay, found.totals.overdue) == (120, 70, 64)


def test_an_invoice_shows_what_the_day_makes_of_it(database: Database) -> None:
    found = listing(database, who(number(1)), TODAY, "USD", Asked()).invoices

    assert (found[5].status, found[5].days_overdue) == ("unpaid", None)
    assert (found[6].status, found[6].days_overdue) == ("overdue", 1)
    assert found[6].open_amount == Decimal("10.00")


def test_invoices_in_another_currency_count_as_converted_where_there_is_a_rate(
    database: Database,
) -> None:
    counted = [
        listing(database, who(number(1)), TODAY, currency, Asked()).totals
        for currency in ("EUR", "USD", "GBP")
    ]

    assert [(each.converted, each.left_out) for each in counted] == [(0, 0), (0, 120), (120, 0)]


@pytest.mark.parametrize(
    ("query", "wanted"),
    [
        ({}, Asked()),
        ({"page": "2", "show": "open"}, Asked(Shown.OPEN, 2)),
        ({"page": "0"}, Asked()),
        ({"page": "-1", "show": "drafts"}, Asked()),
        ({"page": "²"}, Asked()),
        ({"page": "9" * 400}, Asked()),
    ],
)
def test_an_address_that_makes_no_sense_is_the_first_page(
    query: dict[str, str], wanted: Asked
) -> None:
    assert asked(query) == wanted


def test_a_list_without_invoices_has_one_page(tmp_path: Path) -> None:
    records = Records()
    records.client("Acme")
    database = create_database(tmp_path / "clients.duckdb")
    fill(database, records)

    found = listing(database, who(number(1)), date(2026, 1, 2), "EUR", Asked(page=7))
    database.close()

    assert (found.page, found.pages, found.invoices) == (1, 1, [])
