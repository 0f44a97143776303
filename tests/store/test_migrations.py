from __future__ import annotations

from typing import TYPE_CHECKING

import duckdb
import pytest

from clientdesk.errors import StoreError, StoreNewer
from clientdesk.store.backup import list_backups
from clientdesk.store.database import Database, create_database, open_database
from clientdesk.store.migrations import (
    Migration,
    applied,
    migrate,
    refuse_foreign,
    shipped,
)
from clientdesk.store.transaction import Transaction
from tests.store.changing import insert, write, written

if TYPE_CHECKING:
    from pathlib import Path

NEXT = len(shipped())
GROWN = Migration(NEXT, f"{NEXT:04}_grown", "create table grown (number integer not null);")
BROKEN = Migration(NEXT + 1, f"{NEXT + 1:04}_broken", "create table half (a int); select nonsense;")


def test_shipped_migrations_are_numbered_from_nought_without_gaps() -> None:
    assert [migration.number for migration in shipped()] == list(range(len(shipped())))


def test_a_new_database_has_every_migration_with_its_hash(database: Database) -> None:
    with database.cursor() as cursor:
        assert applied(cursor) == {each.number: each.sha256 for each in shipped()}


def test_what_is_applied_is_not_applied_again(database: Database) -> None:
    with database.cursor() as cursor:
        migrate(cursor, shipped(), done=applied(cursor), before=lambda _: pytest.fail())


def test_a_new_migration_is_applied_and_recorded_as_a_change(database: Database) -> None:
    with database.cursor() as cursor:
        migrate(cursor, (*shipped(), GROWN), done=applied(cursor))

        assert applied(cursor)[GROWN.number] == GROWN.sha256
    assert {"name": "grown"} in database.rows("tables", database=None)
    before = database.sequence
    write(database, 1)
    assert database.sequence == before + 2


def test_before_is_called_once_ahead_of_the_first(database: Database) -> None:
    called: list[Migration] = []
    second = Migration(NEXT + 1, f"{NEXT + 1:04}_second", "create table second (a integer)")

    with database.cursor() as cursor:
        known = (*shipped(), GROWN, second)
        migrate(cursor, known, done=applied(cursor), before=called.append)

    assert called == [GROWN]


def test_a_migration_that_fails_leaves_those_before_it_and_nothing_of_its_own(
    database: Database,
) -> None:
    with database.cursor() as cursor:
        with pytest.raises(StoreError, match="broken"):
            migrate(cursor, (*shipped(), GROWN, BROKEN), done=applied(cursor))

        assert sorted(applied(cursor)) == list(range(NEXT + 1))
    names = [row["name"] for row in database.rows("tables", database=None)]
    assert "grown" in names
    assert "half" not in names
    assert write(database, 1) == 2


def test_after_a_migration_nothing_is_left_in_the_log(database: Database, path: Path) -> None:
    wal = path.with_name(f"{path.name}.wal")
    write(database, 1)

    with database.cursor() as cursor:
        migrate(cursor, (*shipped(), GROWN), done=applied(cursor))

    assert not wal.exists() or wal.stat().st_size == 0


def test_an_older_database_is_copied_then_brought_up_to_date(path: Path) -> None:
    as_before_the_last_migration(path)

    database = open_database(path)

    [copy] = list_backups(path.parent / "backups")
    assert f"before-{NEXT - 1:04}" in copy.path.name
    assert written(database) == {5}
    with database.cursor() as cursor:
        assert len(applied(cursor)) == NEXT
    database.close()
    older = open_database(copy.path)
    assert written(older) == {5}
    older.close()


def as_before_the_last_migration(path: Path) -> None:
    """A database as the version before left it, with one change in it."""
    with duckdb.connect(str(path)) as connection:
        migrate(connection, shipped()[:-1], done={})
        connection.execute("begin")
        insert(Transaction(connection), 5)
        connection.commit()


def test_a_database_of_a_newer_version_is_refused_untouched(path: Path) -> None:
    database = create_database(path)
    database.write(
        lambda tx: tx.execute("insert_migration", number=NEXT, name="later", sha256="00")
    )
    database.close()
    before = path.read_bytes()

    with pytest.raises(StoreNewer, match="newer version"):
        open_database(path)

    assert path.read_bytes() == before


def test_a_migration_whose_text_differs_is_refused() -> None:
    hashes = {each.number: each.sha256 for each in shipped()}

    with pytest.raises(StoreError, match=r"another text of 0001_workspace\.sql"):
        refuse_foreign({**hashes, 1: "00"}, shipped())
