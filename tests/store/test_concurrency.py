from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import polars as pl
import pytest

from clientdesk.config import settings
from clientdesk.errors import StoreBusy, StoreError
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
from clientdesk.store.failures import LostConflict
from tests.store.changing import end, insert, start_writer, write, written

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


def test_threads_that_read_then_write_lose_nothing(database: Database) -> None:
    def take_next(tx: Transaction) -> None:
        insert(tx, _count(tx) // 2)

    def work() -> None:
        for _ in range(25):
            database.write(take_next)

    _in_threads(8, work)

    assert written(database) == set(range(200))


def test_readers_see_whole_changes_while_others_write(database: Database) -> None:
    done = threading.Event()

    def work() -> None:
        while not done.is_set():
            assert written(database) <= set(range(60))

    readers = [threading.Thread(target=work) for _ in range(3)]
    for reader in readers:
        reader.start()
    for number in range(60):
        write(database, number)
    done.set()
    for reader in readers:
        reader.join()

    assert written(database) == set(range(60))


def test_work_that_loses_a_conflict_is_tried_again(database: Database) -> None:
    write(database, 1)
    with database.cursor() as other:
        other.begin()
        other.execute("delete from exchange_rates")
        tries = []

        def work(tx: Transaction) -> int:
            tries.append(1)
            if len(tries) == 2:
                other.rollback()
            return tx.execute("delete_exchange_rates")

        assert database.write(work) == 2

    assert len(tries) == 2
    assert written(database) == set()


def test_work_that_always_loses_is_given_up_with_a_sentence(database: Database) -> None:
    write(database, 1)
    with database.cursor() as other:
        other.begin()
        other.execute("delete from exchange_rates")

        with pytest.raises(LostConflict, match="saving the same records"):
            database.write(lambda tx: tx.execute("delete_exchange_rates"))

    assert written(database) == {1}


def test_other_failures_are_not_tried_again(database: Database) -> None:
    tries = []

    def work(tx: Transaction) -> None:
        tries.append(1)
        tx.insert("exchange_rates", pl.DataFrame({"day": ["not a day"]}))

    with pytest.raises(StoreError, match="insert_exchange_rates"):
        database.write(work)

    assert len(tries) == 1
    assert write(database, 1) == 2


def test_another_process_is_named_with_its_id(path: Path) -> None:
    create_database(path).close()
    child = start_writer(path, 1, wait=True)

    with pytest.raises(StoreBusy, match=rf"in use by .*python.* \(PID {child.pid}\)\."):
        open_database(path)
    end(child)

    database = open_database(path)
    assert written(database) == {0}
    database.close()


def test_the_same_process_cannot_open_it_twice(database: Database, path: Path) -> None:
    with pytest.raises(StoreBusy, match="already open"):
        open_database(path)

    assert write(database, 1) == 2


def test_the_process_has_one_database_by_its_settings(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    create_database(path).close()
    monkeypatch.setenv("CLIENTDESK_DATABASE", str(path))
    settings.cache_clear()

    opened: list[Database] = []
    _in_threads(4, lambda: opened.append(the_database()))
    assert len({id(one) for one in opened}) == 1
    close_database()
    close_database()

    assert written(the_database()) == set()
    close_database()
    settings.cache_clear()


def test_closing_waits_for_those_who_read_and_then_refuses(database: Database, path: Path) -> None:
    reading, may_end = threading.Event(), threading.Event()

    def read() -> None:
        with database.cursor() as cursor:
            cursor.execute("select * from schema_migrations")
            reading.set()
            may_end.wait()
            assert len(cursor.fetchall()) > 1

    reader, closer = threading.Thread(target=read), threading.Thread(target=database.close)
    reader.start()
    reading.wait()
    closer.start()
    may_end.set()
    closer.join()
    reader.join()

    with pytest.raises(StoreError, match="closed meanwhile"):
        database.rows("migrations")
    open_database(path).close()


def _in_threads(count: int, work: Callable[[], object]) -> None:
    failures: list[BaseException] = []

    def guarded() -> None:
        try:
            work()
        except BaseException as error:
            failures.append(error)

    threads = [threading.Thread(target=guarded) for _ in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failures == []


def _count(tx: Transaction) -> int:
    [found] = tx.rows("rows_of_table", table="exchange_rates")
    return int(found["row_count"])
