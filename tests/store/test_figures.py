from __future__ import annotations

from copy import deepcopy
from datetime import date, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from clientdesk.store.database import create_database
from clientdesk.store.figures import MONEY, figures_on, refresh_figures, roll_figures
from tests.queries.oracle import business_date
from tests.queries.records import Records, fill, moment
from tests.queries.workspaces import FIRST, workspaces

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import polars as pl

    from clientdesk.store.database import Database
    from clientdesk.store.figures import Figures

ISSUED, DUE = date(2026, 3, 1), date(2026, 3, 31)
AS_OF = st.integers(-1, 40).map(lambda days: FIRST + timedelta(days=days))
FEW = settings(
    max_examples=8,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
    # Shrinking makes a database for each try, which takes minutes.
    phases=[Phase.explicit, Phase.generate],
)


@pytest.fixture
def records() -> Records:
    return Records()


@pytest.fixture
def open_databases() -> Iterator[list[Database]]:
    opened: list[Database] = []
    yield opened
    for database in opened:
        database.close()


def made(folder: Path, records: Records, opened: list[Database]) -> Database:
    database = create_database(folder / f"clients-{len(opened)}.duckdb")
    opened.append(database)
    fill(database, records)
    return database


def stored(database: Database) -> pl.DataFrame:
    return database.frame("directory_image", since=None).sort("id")


def amounts(figures: Figures) -> tuple[list[tuple[object, ...]], list[tuple[object, ...]]]:
    own = figures.own.drop("figures_from", "figures_until").sort("client_id")
    return own.rows(), figures.foreign.sort("client_id", "currency").rows()


def test_figures_are_stored_with_the_days_between_which_they_hold(
    tmp_path: Path, records: Records, open_databases: list[Database]
) -> None:
    client = records.client()
    invoice = records.invoice(client, "100.00", ISSUED, due_date=DUE)
    records.payment(invoice, "30.00", date(2026, 3, 10))
    database = made(tmp_path, records, open_databases)

    database.write(lambda tx: refresh_figures(tx, date(2026, 3, 20)))

    row = stored(database).row(0, named=True)
    assert (row["revenue"], row["outstanding"], row["overdue"]) == (30, 70, 0)
    assert (row["figures_from"], row["figures_until"]) == (date(2026, 3, 10), date(2026, 4, 1))
    assert (row["invoice_count"], row["last_invoice"]) == (1, ISSUED)


def test_the_day_after_the_due_date_rolls_the_client_to_overdue(
    tmp_path: Path, records: Records, open_databases: list[Database]
) -> None:
    records.invoice(records.client(), "100.00", ISSUED, due_date=DUE)
    records.client("Nothing happens here")
    database = made(tmp_path, records, open_databases)
    database.write(lambda tx: refresh_figures(tx, DUE))

    assert roll_figures(database, DUE) == 0
    assert roll_figures(database, DUE + timedelta(1)) == 1

    row = stored(database).row(0, named=True)
    assert (row["overdue"], row["oldest_due"], row["figures_until"]) == (100, DUE, None)


def test_only_the_named_clients_are_refreshed(
    tmp_path: Path, records: Records, open_databases: list[Database]
) -> None:
    first, second = records.client(), records.client()
    for client in (first, second):
        records.invoice(client, "10.00", ISSUED)
    database = made(tmp_path, records, open_databases)

    assert database.write(lambda tx: refresh_figures(tx, DUE, [first])) == 1

    assert stored(database)["outstanding"].to_list() == [Decimal(10), Decimal(0)]


def test_other_currencies_stand_apart_and_are_replaced_at_each_refresh(
    tmp_path: Path, records: Records, open_databases: list[Database]
) -> None:
    client = records.client(currency="USD")
    records.invoice(client, "10.00", ISSUED, currency="USD")
    records.invoice(client, "20.00", ISSUED, currency="EUR")
    database = made(tmp_path, records, open_databases)

    for _ in range(2):
        database.write(lambda tx: refresh_figures(tx, DUE))

    foreign = database.frame("directory_foreign", ids=None)
    assert foreign.select("currency", "outstanding").rows() == [("EUR", Decimal(20))]
    assert stored(database)["outstanding"].to_list() == [Decimal(10)]


def test_a_payment_on_a_canceled_invoice_is_credit_until_it_is_refunded(
    tmp_path: Path, records: Records, open_databases: list[Database]
) -> None:
    invoice = records.invoice(
        records.client(),
        "100.00",
        ISSUED,
        canceled_at=moment(date(2026, 4, 10)),
        refunded_at=moment(date(2026, 4, 20)),
    )
    records.payment(invoice, "40.00", date(2026, 3, 5))
    database = made(tmp_path, records, open_databases)

    def credit(day: date) -> Decimal:
        found: Decimal = figures_on(database, day).own["credit"][0]
        return found

    assert [credit(date(2026, 4, day)) for day in (9, 10, 19, 20)] == [0, 40, 40, 0]


@FEW
@given(records=workspaces(), day=AS_OF, others=st.lists(AS_OF, min_size=5, max_size=5))
def test_stored_figures_are_those_computed_for_every_day_on_which_they_hold(
    tmp_path_factory: pytest.TempPathFactory, records: Records, day: date, others: list[date]
) -> None:
    opened: list[Database] = []
    database = made(tmp_path_factory.mktemp("stored"), records, opened)
    database.write(lambda tx: refresh_figures(tx, day))
    kept = stored(database)

    for other in others:
        computed = {row["client_id"]: row for row in figures_on(database, other).own.to_dicts()}
        for row in kept.iter_rows(named=True):
            if row["figures_from"] <= other < (row["figures_until"] or date.max):
                found = computed[row["id"]]
                assert [row[name] for name in MONEY] == [found[name] for name in MONEY]
                assert row["invoice_count"] == found["invoice_count"]
                assert row["last_invoice"] == found["last_invoice"]
                assert row["oldest_due"] == found["oldest_due"]
    database.close()


@FEW
@given(records=workspaces(), day=AS_OF)
def test_a_past_day_does_not_change_by_what_is_paid_or_canceled_later(
    tmp_path_factory: pytest.TempPathFactory, records: Records, day: date
) -> None:
    opened: list[Database] = []
    folder = tmp_path_factory.mktemp("past")
    now = made(folder, records, opened)
    then = made(folder, as_known_on(records, day), opened)

    assert amounts(figures_on(now, day)) == amounts(figures_on(then, day))

    for database in opened:
        database.close()


def as_known_on(records: Records, day: date) -> Records:
    """The same without what happened after the day."""
    known = deepcopy(records)
    known.invoices = [row for row in known.invoices if (row["counts_from"] or day) <= day]
    known.payments = [row for row in known.payments if row["paid_on"] <= day]
    for row in (*known.invoices, *known.payments):
        for moment_of in ("canceled_at", "refunded_at", "voided_at"):
            if (business_date(row.get(moment_of)) or day) > day:
                row[moment_of] = None
        if row["counts_until"] is not None and row["counts_until"] > day:
            row["counts_until"] = None
    return known
