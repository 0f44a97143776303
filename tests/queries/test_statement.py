from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from clientdesk.demo.workspace import fill as fill_demo
from clientdesk.errors import InvalidField, NotFound
from clientdesk.queries.statement import entry_count, statement
from clientdesk.store.database import create_database
from clientdesk.store.figures import figures_on
from tests.queries.records import Records, fill, moment, number
from tests.queries.workspaces import FIRST, workspaces

if TYPE_CHECKING:
    from collections.abc import Iterator

    from clientdesk.store.database import Database

TODAY = date(2026, 4, 10)
DEMO_TODAY = date(2026, 11, 23)

Owed = dict[str, dict[str | None, tuple[Decimal, Decimal]]]
"""Outstanding and credit by client and currency; None is the billing currency."""


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    database = create_database(tmp_path_factory.mktemp("demo") / "demo.duckdb")
    fill_demo(database, clients=150, invoices=2_000, seed=3, today=DEMO_TODAY)
    yield database
    database.close()


def test_a_statement_names_the_client_and_lists_its_account(
    database: Database, records: Records
) -> None:
    client_id = records.client("Søn & Co", address="Pier 1", tax_id="DE123456788", locale="de_DE")
    made = records.invoice(client_id, "100.00", date(2026, 3, 1), number="A-1")
    records.payment(made, "40.00", date(2026, 3, 5))
    other = records.client()
    records.invoice(other, "7.00", date(2026, 3, 1))
    records.payment(None, "2.00", date(2026, 3, 6), client_id=client_id)
    fill(database, records)

    found = statement(database, client_id, TODAY)

    to = found.client
    assert (to.name, to.address, to.tax_id, to.locale) == (
        "Søn & Co",
        "Pier 1",
        "DE123456788",
        "de_DE",
    )
    assert (found.workspace_name, found.first, found.last) == ("Team", None, TODAY)
    [account] = found.accounts
    assert [(str(entry.kind), entry.number, entry.balance) for entry in account.entries] == [
        ("invoice", "A-1", Decimal(100)),
        ("payment", "A-1", Decimal(60)),
        ("payment", None, Decimal(58)),
    ]


def test_days_of_ends_are_those_of_the_workspace(database: Database, records: Records) -> None:
    client_id = records.client()
    ended = moment(date(2026, 4, 1))
    records.invoice(client_id, "100.00", date(2026, 3, 1), canceled_at=ended)
    fill(database, records)

    [account] = statement(database, client_id, TODAY).accounts

    assert [entry.day for entry in account.entries] == [date(2026, 3, 1), date(2026, 4, 1)]


def test_a_client_without_invoices_has_an_empty_account(
    database: Database, records: Records
) -> None:
    client_id = records.client(currency="JPY")
    fill(database, records)

    [account] = statement(database, client_id, TODAY).accounts

    assert (account.currency, account.entries, account.closing) == ("JPY", (), Decimal(0))


def test_an_unknown_client_and_a_reversed_period_are_refused(
    database: Database, records: Records
) -> None:
    client_id = records.client()
    fill(database, records)

    with pytest.raises(NotFound):
        statement(database, number(99), TODAY)
    with pytest.raises(InvalidField):
        statement(database, client_id, TODAY, first=TODAY, last=date(2026, 4, 1))


def test_entries_are_counted_as_they_are_listed(database: Database, records: Records) -> None:
    client_id, march = records.client(), date(2026, 3, 1)
    ended, voided = moment(date(2026, 3, 20)), moment(date(2026, 3, 25))
    records.payment(records.invoice(client_id, "9.00", None), "1.00", march)
    for ends in ({}, {"canceled_at": ended}, {"refunded_at": ended}):
        made = records.invoice(client_id, "100.00", march, **ends)
        records.payment(made, "40.00", date(2026, 2, 1))
        records.payment(made, "60.00", date(2026, 3, 22))
        records.payment(made, "10.00", march, state="void", voided_at=voided)
        records.payment(made, "10.00", march, state="void", voided_at=moment(date(2026, 3, 9)))
        records.payment(made, "10.00", march, state="pending")
    undone = records.invoice(client_id, "5.00", march, refunded_at=ended)
    records.payment(undone, "5.00", march, state="void", voided_at=moment(date(2026, 3, 9)))
    records.invoice(client_id, "5.00", date(2026, 3, 20), canceled_at=ended)
    later = records.invoice(
        client_id, "8.00", march, canceled_at=moment(date(2026, 3, 9)), refunded_at=ended
    )
    records.payment(later, "3.00", date(2026, 3, 12))
    records.payment(None, "2.00", march, client_id=client_id)
    records.payment(None, "2.00", march, client_id=client_id, state="pending")
    fill(database, records)

    for last in (march, date(2026, 3, 9), date(2026, 3, 20), TODAY):
        for first in (None, march, date(2026, 3, 9)):
            if first is None or first <= last:
                compare_count(database, client_id, first, last)


def test_all_that_moved_on_one_day_is_listed_and_counted(
    database: Database, records: Records
) -> None:
    client_id, issued = records.client(), date(2026, 4, 2)
    now = moment(issued)
    refunded = records.invoice(client_id, "1763.51", issued, number="A-1", refunded_at=now)
    for amount, paid_on in (("100.00", date(2020, 1, 1)), ("1000.50", issued), ("800.00", issued)):
        records.payment(refunded, amount, paid_on)
    records.payment(refunded, "2000.00", issued, state="void", voided_at=now)
    records.invoice(client_id, "40.00", issued, number="A-2", canceled_at=now)
    fill(database, records)

    [account] = statement(database, client_id, TODAY).accounts

    kinds = ["invoice"] * 2 + ["payment"] * 4 + ["payment_voided", "canceled", "refunded"]
    assert [str(entry.kind) for entry in account.entries] == [*kinds, "paid_back"]
    assert account.entries[-1].debit == Decimal("1900.50")
    assert account.closing == account.outstanding == account.credit == 0
    compare_count(database, client_id, None, TODAY)
    compare_count(database, client_id, issued, issued)


@pytest.mark.parametrize("ago", [0, 45, 400])
def test_in_the_demo_each_closing_balance_is_outstanding_less_credit(
    demo: Database, ago: int
) -> None:
    last = DEMO_TODAY - timedelta(days=ago)
    expected = owed_on(demo, last)

    for client_id in expected:
        compare(demo, UUID(client_id), last, expected)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # Shrinking makes a database for each try, which takes minutes.
    phases=[Phase.explicit, Phase.generate],
)
@given(workspaces(), st.integers(0, 40).map(lambda days: FIRST + timedelta(days=days)))
def test_in_any_workspace_each_closing_balance_is_outstanding_less_credit(
    records: Records, last: date
) -> None:
    with TemporaryDirectory() as folder:
        database = create_database(Path(folder) / "clients.duckdb")
        fill(database, records)
        expected = owed_on(database, last)
        for row in records.clients:
            compare(database, row["id"], last, expected)
        database.close()


def compare(database: Database, client_id: UUID, last: date, expected: Owed) -> None:
    found = statement(database, client_id, last + timedelta(days=30), last=last)

    shown = {
        None if each.currency == found.client.currency else each.currency: each
        for each in found.accounts
    }
    owed = {currency: (each.outstanding, each.credit) for currency, each in shown.items()}
    assert {code: sums for code, sums in owed.items() if any(sums)} == expected[str(client_id)]
    assert all(each.closing == each.outstanding - each.credit for each in found.accounts)
    compare_count(database, client_id, None, last)
    compare_count(database, client_id, last - timedelta(days=20), last)


def compare_count(database: Database, client_id: UUID, first: date | None, last: date) -> None:
    today = last + timedelta(days=30)
    found = statement(database, client_id, today, first=first, last=last)

    listed = sum(len(account.entries) for account in found.accounts)
    assert entry_count(database, client_id, today, first=first, last=last) == listed


def owed_on(database: Database, day: date) -> Owed:
    """Outstanding and credit of every client by currency, where there is any."""
    figures = figures_on(database, day)
    found: Owed = {client_id: {} for client_id in figures.own["client_id"].to_list()}
    for frame in (figures.own, figures.foreign):
        for row in frame.iter_rows(named=True):
            if row["outstanding"] or row["credit"]:
                sums = (row["outstanding"], row["credit"])
                found[row["client_id"]][row.get("currency")] = sums
    return found
