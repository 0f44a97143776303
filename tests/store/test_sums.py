from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from clientdesk.store.database import create_database
from clientdesk.store.figures import refresh_figures
from clientdesk.store.sum_lines import together
from clientdesk.store.sums import _stored, build_sums, moved, roll_sums, state, wrong_sums
from tests.queries.records import NOON, Records, _frame, fill, number
from tests.queries.workspaces import FIRST, workspaces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from clientdesk.store.database import Database, Transaction
    from clientdesk.store.sum_lines import Lines

DAY = date(2026, 4, 5)
ISSUED, DUE = date(2026, 3, 1), date(2026, 3, 31)
AS_OF = st.integers(-1, 40).map(lambda days: FIRST + timedelta(days=days))
FEW = settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    phases=[Phase.explicit, Phase.generate],
)


@pytest.fixture
def records() -> Records:
    return Records()


@pytest.fixture
def database(tmp_path: Path, records: Records) -> Iterator[Database]:
    """A client of an owner with one paid, one open and one canceled invoice."""
    owner = records.member("Ann")
    client = records.client(owner_id=owner)
    paid = records.invoice(client, "100.00", ISSUED, due_date=DUE)
    records.payment(paid, "40.00", date(2026, 3, 10))
    records.payment(paid, "60.00", date(2026, 3, 20))
    records.invoice(client, "50.00", ISSUED, due_date=DUE)
    made = create_database(tmp_path / "clients.duckdb")
    fill(made, records)
    yield made
    made.close()


def on(database: Database, day: date) -> set[tuple[Any, ...]]:
    """The sums of a day: those that are stored, moved to it."""
    with database.snapshot() as snapshot:
        change = moved(snapshot, day)
        return words(together([stored(database), change]))


def stored(database: Database) -> Lines:

    with database.snapshot() as snapshot:
        return _stored(snapshot)


def words(found: Lines) -> set[tuple[Any, ...]]:
    return {*found.sums.rows(), *found.settled.rows()}


def kinds(database: Database, day: date) -> dict[str, Any]:
    return {row[0]: row[6:] for row in on(database, day) if len(row) == 9}


def add_payment(tx: Transaction, invoice: UUID, client: UUID) -> None:
    made = Records()
    made._last = 900
    made.payment(invoice, "10.00", DAY, client_id=client)

    tx.insert("payments", _frame(made.payments))


def test_sums_are_of_the_invoices_and_payments_that_count(database: Database) -> None:
    found = kinds(database, DAY)

    assert found["issued"] == (2, 150, 100)
    assert found["open"] == (1, 50, 50)
    assert found["owed"] == (0, 50, 0)
    assert found["shown"] == (1, 100, 0)
    assert found["delay"] == (0, 100, 40 * -21 + 60 * -11)


def test_without_stored_sums_all_are_computed(database: Database) -> None:
    computed = on(database, DAY)
    with database.snapshot() as snapshot:
        assert state(snapshot).day is None

    database.write(lambda tx: build_sums(tx, DAY))

    assert on(database, DAY) == computed == words(stored(database))


def test_a_change_of_a_client_s_invoices_is_in_the_sums_once_it_is_committed(
    database: Database, records: Records
) -> None:
    roll_sums(database, DAY)
    client, invoice = records.clients[0]["id"], records.invoices[1]["id"]

    def work(tx: Transaction) -> None:
        add_payment(tx, invoice, client)
        refresh_figures(tx, DAY, [client])
        refresh_figures(tx, DAY, [client])

    database.write(work)

    assert kinds(database, DAY)["open"] == (1, 40, 50)
    assert [part.is_empty() for part in wrong_sums(database)] == [True, True]


def test_a_change_that_nobody_told_of_is_found(database: Database, records: Records) -> None:
    roll_sums(database, DAY)
    client, invoice = records.clients[0]["id"], records.invoices[1]["id"]

    database.write(lambda tx: add_payment(tx, invoice, client))

    sums, _ = wrong_sums(database)
    assert set(sums["kind"]) == {"open", "owed", "received", "delay", "issued"}


def test_another_owner_takes_the_sums_along(database: Database, records: Records) -> None:
    roll_sums(database, DAY)
    client = records.clients[0]["id"]

    def work(tx: Transaction) -> None:
        tx.changed.clients.add(client)
        tx.execute(
            "update_client_state", id=client, owner_id=number(77), portal_enabled=False,
            archived_at=None, now=NOON, version=1,
        )  # fmt: skip

    database.write(work)

    assert {row[1] for row in on(database, DAY) if len(row) == 9} == {str(number(77))}
    assert [part.is_empty() for part in wrong_sums(database)] == [True, True]


def test_a_deleted_client_s_invoices_stay_in_the_sums(database: Database, records: Records) -> None:
    roll_sums(database, DAY)
    client = records.clients[0]["id"]

    def work(tx: Transaction) -> None:
        theirs = tx.rows("sums_of_clients", ids=[client])
        tx.changed.invoices.update(UUID(row["id"]) for row in theirs)
        tx.changed.clients.add(client)
        tx.execute("detach_invoices", client_id=client, name="Acme")
        tx.execute("detach_payments", client_id=client)
        tx.execute("delete_client", id=client)

    database.write(work)

    assert kinds(database, DAY)["open"] == (1, 50, 50)
    assert [part.is_empty() for part in wrong_sums(database)] == [True, True]


def test_the_sums_roll_with_the_day_and_only_once(database: Database) -> None:
    assert roll_sums(database, date(2026, 3, 15))
    assert kinds(database, date(2026, 3, 15))["received"] == (0, 40, 0)

    assert roll_sums(database, DAY)

    assert not roll_sums(database, DAY)
    assert kinds(database, DAY)["shown"] == (1, 100, 0)
    assert [part.is_empty() for part in wrong_sums(database)] == [True, True]


@FEW
@given(records=workspaces(), first=AS_OF, others=st.lists(AS_OF, min_size=3, max_size=3))
def test_stored_sums_moved_to_any_day_are_those_computed_for_it(
    tmp_path_factory: pytest.TempPathFactory, records: Records, first: date, others: list[date]
) -> None:
    database = create_database(tmp_path_factory.mktemp("sums") / "clients.duckdb")
    fill(database, records)
    computed = {day: on(database, day) for day in others}
    database.write(lambda tx: build_sums(tx, first))

    assert {day: on(database, day) for day in others} == computed
    for day in others:
        roll_sums(database, day)
        assert words(stored(database)) == computed[day]
    database.close()
