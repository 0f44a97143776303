from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import duckdb
import pytest
from polars.testing import assert_frame_equal

from clientdesk.config import SITES
from clientdesk.demo.workspace import Making, fill
from clientdesk.enrichment.many import enrich_all
from clientdesk.errors import InvalidInput, Refused
from clientdesk.queries.checks import findings
from clientdesk.store.database import create_database
from clientdesk.store.figures import refresh_figures

if TYPE_CHECKING:
    from pathlib import Path

    import polars as pl

    from clientdesk.store.database import Database
    from tests.demo.conftest import Ask

_PLAIN = Making()

TABLES = (
    "workspace",
    "members",
    "clients",
    "foreign_figures",
    "client_contacts",
    "invoices",
    "invoice_lines",
    "payments",
    "activities",
    "exchange_rates",
    "enrichment_jobs",
    "enrichment_results",
    "enrichment_runs",
)


def _rows(path: Path, *, seed: int, today: date, making: Making = _PLAIN) -> dict[str, list[Any]]:
    database = create_database(path)
    fill(database, clients=60, invoices=700, seed=seed, today=today, making=making)
    database.close()
    with duckdb.connect(str(path), read_only=True) as connection:
        return {name: connection.table(name).fetchall() for name in TABLES}


def test_the_same_seed_and_day_give_the_same_rows_in_every_table(
    tmp_path: Path, today: date
) -> None:
    first = _rows(tmp_path / "one.duckdb", seed=3, today=today)
    second = _rows(tmp_path / "two.duckdb", seed=3, today=today)

    assert first == second


def test_lookups_on_the_same_websites_give_the_same_rows_too(tmp_path: Path, today: date) -> None:
    making = Making(look_up=enrich_all)
    made = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        made.append(_rows(tmp_path / name / "demo.duckdb", seed=3, today=today, making=making))

    assert made[0] == made[1]
    assert all(made[0][name] for name in TABLES)
    files = [
        {file.relative_to(tmp_path / name): file.read_bytes() for file in _files(tmp_path / name)}
        for name in ("one", "two")
    ]
    assert files[0] == files[1]
    assert len(files[0]) > 100


def _files(folder: Path) -> list[Path]:
    return [file for file in (folder / SITES).rglob("*") if file.is_file()]


def test_without_anybody_to_look_up_no_websites_are_made(tmp_path: Path, today: date) -> None:
    rows = _rows(tmp_path / "demo.duckdb", seed=3, today=today)

    assert not (tmp_path / SITES).exists()
    assert not rows["enrichment_jobs"]


def test_a_folder_that_cannot_be_written_stops_the_making(tmp_path: Path, today: date) -> None:
    (tmp_path / SITES).write_text("in the way")
    database = create_database(tmp_path / "demo.duckdb")

    with pytest.raises(InvalidInput, match="websites of the demo cannot be written"):
        fill(database, clients=5, invoices=0, today=today, making=Making(look_up=enrich_all))
    assert database.row("workspace_to_change") is None
    database.close()


def test_another_seed_gives_other_records_of_the_same_firm(tmp_path: Path, today: date) -> None:
    first = _rows(tmp_path / "one.duckdb", seed=3, today=today)
    second = _rows(tmp_path / "two.duckdb", seed=-4, today=today)

    same = {name for name in TABLES if first[name] and first[name] == second[name]}
    shared_ids = {row[0] for row in first["clients"]} & {row[0] for row in second["clients"]}

    assert same == {"exchange_rates"}
    assert not shared_ids


def test_check_finds_nothing_and_figures_are_what_the_store_computes(
    tmp_path: Path, today: date
) -> None:
    database = create_database(tmp_path / "demo.duckdb")
    fill(database, clients=300, invoices=4000, seed=5, today=today)

    found = list(findings(database, today))
    stored = figures(database)
    database.write(lambda tx: refresh_figures(tx, today))
    computed = figures(database)

    assert found == []
    for before, after in zip(stored, computed, strict=True):
        assert_frame_equal(before, after, check_row_order=False)
    database.close()


def figures(database: Database) -> list[pl.DataFrame]:
    clients = database.frame("directory_image", since=None)
    return [clients, database.frame("directory_foreign", ids=None)]


@pytest.mark.parametrize("clients", [0, -1, 1_000_001])
def test_a_number_of_clients_out_of_bounds_is_refused(
    tmp_path: Path, today: date, clients: int
) -> None:
    database = create_database(tmp_path / "demo.duckdb")

    with pytest.raises(InvalidInput, match="1 to 1,000,000 clients"):
        fill(database, clients=clients, today=today)
    database.close()


@pytest.mark.parametrize("invoices", [-1, 10_000_001])
def test_a_number_of_invoices_out_of_bounds_is_refused(
    tmp_path: Path, today: date, invoices: int
) -> None:
    database = create_database(tmp_path / "demo.duckdb")

    with pytest.raises(InvalidInput, match="0 to 10,000,000 invoices"):
        fill(database, invoices=invoices, today=today)
    database.close()


def test_a_day_that_has_no_six_years_before_it_is_refused(tmp_path: Path) -> None:
    database = create_database(tmp_path / "demo.duckdb")

    with pytest.raises(InvalidInput, match="from 2000 to 2200, not in 1"):
        fill(database, today=date(1, 1, 1))
    database.close()


def test_a_database_with_a_workspace_is_refused(tmp_path: Path, today: date) -> None:
    database = create_database(tmp_path / "demo.duckdb")
    fill(database, clients=1, invoices=0, today=today)

    with pytest.raises(Refused, match="already has a workspace"):
        fill(database, clients=1, invoices=0, today=today)
    database.close()


@pytest.mark.parametrize(("clients", "invoices"), [(1, 0), (1, 1), (1, 300), (40, 3)])
def test_the_smallest_demos_hold_what_was_asked_for(
    tmp_path: Path, today: date, clients: int, invoices: int
) -> None:
    path = tmp_path / "demo.duckdb"
    database = create_database(path)
    fill(database, clients=clients, invoices=invoices, today=today)
    found = list(findings(database, today))
    database.close()

    with duckdb.connect(str(path), read_only=True) as connection:
        made = [connection.table(name).aggregate("count(*)") for name in ("clients", "invoices")]
        counts = [table.fetchall()[0][0] for table in made]

    assert counts == [clients, invoices]
    assert found == []


@pytest.mark.parametrize("day", [date(2000, 1, 1), date(2027, 2, 28), date(2200, 12, 31)])
def test_any_day_may_be_today(tmp_path: Path, day: date) -> None:
    database = create_database(tmp_path / "demo.duckdb")
    fill(database, clients=30, invoices=300, today=day)

    found = list(findings(database, day))

    assert found == []
    database.close()


def test_progress_only_grows_and_ends_at_one(tmp_path: Path, today: date) -> None:
    told: list[float] = []
    database = create_database(tmp_path / "demo.duckdb")

    fill(
        database,
        clients=50,
        invoices=400,
        today=today,
        making=Making(lambda done, _sentence: told.append(done), enrich_all),
    )

    assert told == sorted(told)
    assert told[0] == 0.0
    assert told[-1] == 1.0
    database.close()


def test_nothing_has_happened_today_yet(ask: Ask) -> None:
    found = ask(
        """
        select max(moment) < '2026-11-23' from (
            select created_at as moment from clients
            union all select updated_at from clients
            union all select archived_at from clients
            union all select enriched_at from clients
            union all select created_at from invoices
            union all select sent_at from invoices
            union all select canceled_at from invoices
            union all select refunded_at from invoices
            union all select created_at from payments
            union all select voided_at from payments
            union all select paid_on from payments
            union all select activities.at from activities
        )
        """
    )

    assert found == [(True,)]


def test_every_id_is_a_uuid_of_version_seven_that_no_other_row_has(ask: Ask) -> None:
    found = ask(
        """
        select count(*) = count(distinct id), bool_and(substr(id::varchar, 15, 1) = '7') from (
            select id from workspace union all select id from members
            union all select id from clients union all select id from client_contacts
            union all select id from invoices union all select id from invoice_lines
            union all select id from payments union all select id from activities
        )
        """
    )

    assert found == [(True, True)]
