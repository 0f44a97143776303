from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl
import pytest

from clientdesk.config import settings
from clientdesk.errors import StoreError, StoreMissing
from clientdesk.store.database import (
    Database,
    Transaction,
    close_database,
    create_database,
    open_database,
)
from clientdesk.store.database import (
    database as the_database,
)
from tests.store.changing import insert, rates, write, written

if TYPE_CHECKING:
    from pathlib import Path


def test_rows_are_python_values_by_column_name(database: Database) -> None:
    first = database.rows("migrations")[0]

    assert (first["number"], first["name"]) == (0, "0000_bookkeeping")
    assert list(first) == ["number", "name", "sha256"]


def test_frames_hold_what_rows_hold(database: Database) -> None:
    assert database.frame("migrations").to_dicts() == database.rows("migrations")


def test_a_row_that_is_not_there_is_none(database: Database) -> None:
    assert database.row("change", sequence=0) is None


def test_a_write_that_raises_leaves_nothing(database: Database) -> None:
    before = database.sequence

    with pytest.raises(KeyError), database.transaction() as tx:
        insert(tx, 1)
        raise KeyError

    assert written(database) == set()
    assert database.sequence == before


def test_each_write_raises_the_sequence_by_one(database: Database) -> None:
    before = database.sequence

    write(database, 1)
    write(database, 2)

    assert database.sequence == before + 2


def test_a_transaction_that_only_reads_is_no_change(database: Database) -> None:
    before = database.sequence

    with database.transaction() as tx:
        tx.rows("migrations")

    assert database.sequence == before


def test_what_a_transaction_wrote_is_seen_inside_it_and_not_outside(database: Database) -> None:
    with database.transaction() as tx:
        insert(tx, 1)
        assert _count(tx) == 2
        assert written(database) == set()

    assert written(database) == {1}


def test_a_transaction_inside_another_is_refused_and_the_outer_one_lives(
    database: Database,
) -> None:
    with database.transaction() as tx:
        insert(tx, 1)
        with pytest.raises(StoreError, match="already open"):
            write(database, 2)

    assert written(database) == {1}


def test_a_bulk_of_rows_is_one_change(database: Database) -> None:
    before = database.sequence

    many = pl.concat([rates(number) for number in range(500)])
    assert database.write(lambda tx: tx.insert("exchange_rates", many)) == 1000

    assert database.sequence == before + 1


@pytest.mark.parametrize(
    "forbidden",
    [
        "select * from read_text('/etc/hostname')",
        "copy migrations to '/tmp/clientdesk-leak.csv'",
        "attach '/tmp/clientdesk-leak.duckdb' as leak",
        "set enable_external_access = true",
        "set allowed_directories = ['/']",
        "set lock_configuration = false",
        "set memory_limit = '1GB'",
        "install httpfs",
        "load httpfs",
    ],
)
def test_sql_reaches_nothing_but_the_database(database: Database, forbidden: str) -> None:
    with database.cursor() as cursor, pytest.raises(Exception, match="Error"):
        cursor.execute(forbidden.replace("migrations", "schema_migrations"))


def test_the_log_is_written_and_folded_in_while_locked(database: Database, path: Path) -> None:
    wal = path.with_name(f"{path.name}.wal")

    write(database, 1)
    assert wal.exists()
    with database.cursor() as cursor:
        cursor.execute("checkpoint")

    assert not wal.exists() or wal.stat().st_size == 0
    assert written(database) == {1}


def test_records_are_there_after_closing_and_opening(database: Database, path: Path) -> None:
    write(database, 1)
    sequence = database.sequence
    database.close()

    again = open_database(path)

    assert (written(again), again.sequence) == ({1}, sequence)
    again.close()


@pytest.mark.parametrize("name", ['we\'ird "name".db.duckdb', "für & alle.duckdb", "select"])
def test_any_file_name_will_do(tmp_path: Path, name: str) -> None:
    database = create_database(tmp_path / "a folder" / name)
    write(database, 1)
    database.close()

    again = open_database(tmp_path / "a folder" / name)

    assert written(again) == {1}
    again.close()


def test_a_relative_path_stays_the_same_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    database = create_database(tmp_path.relative_to(tmp_path) / "clients.duckdb")
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")

    write(database, 1)
    database.close()

    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert (tmp_path / "clients.duckdb.mark").exists()


def test_a_new_database_takes_no_other_ones_place(database: Database, path: Path) -> None:
    with pytest.raises(StoreError, match="already a file"):
        create_database(path)
    assert write(database, 1) == 2


def test_a_missing_one_is_asked_for_again_at_the_next_call(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CLIENTDESK_DATABASE", str(path))
    settings.cache_clear()

    with pytest.raises(StoreMissing, match="no database"):
        the_database()
    create_database(path).close()

    assert the_database().path == path
    close_database()
    settings.cache_clear()


def _count(tx: Transaction) -> int:
    [found] = tx.rows("rows_of_table", table="exchange_rates")
    return int(found["row_count"])
