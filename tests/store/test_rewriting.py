from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import polars as pl
import pytest

from clientdesk.errors import StoreError
from clientdesk.store.database import Database, open_database
from clientdesk.store.rewriting import bytes_left, rewrite
from tests.store.changing import rates, write, written

if TYPE_CHECKING:
    from pathlib import Path

CANARY = "canary-7f3a-of-a-deleted-row"


def note(database: Database, text: str) -> None:
    row = rates(1).head(1).with_columns(currency=pl.lit(text))
    database.write(lambda tx: tx.insert("exchange_rates", row))


def test_what_was_deleted_is_not_in_the_bytes_any_more(database: Database, path: Path) -> None:
    for number in range(3):
        write(database, number)
    note(database, CANARY)
    rewrite(database)
    assert bytes_left(path, [CANARY])[CANARY] > 0

    database.write(lambda tx: tx.execute("delete_exchange_rates"))
    rewrite(database)

    assert bytes_left(path, [CANARY]) == {CANARY: 0}


def test_every_row_stays_and_work_goes_on(database: Database, path: Path) -> None:
    for number in range(3):
        write(database, number)
    before = database.sequence

    rewrite(database)
    write(database, 3)

    assert (written(database), database.sequence) == ({0, 1, 2, 3}, before + 1)
    database.close()
    again = open_database(path)
    assert written(again) == {0, 1, 2, 3}
    again.close()


def test_readers_and_writers_wait_and_lose_nothing(database: Database) -> None:
    write(database, 0)
    done: list[int] = []

    def work() -> None:
        for number in range(1, 20):
            write(database, number)
            done.append(len(written(database)))

    thread = threading.Thread(target=work)
    thread.start()
    for _ in range(3):
        rewrite(database)
    thread.join()

    assert written(database) == set(range(20))
    assert done == sorted(done)


def test_a_copy_that_cannot_be_made_leaves_the_database_as_it_was(
    database: Database, path: Path
) -> None:
    write(database, 0)
    (path.parent / "backups").mkdir(exist_ok=True)
    blocked = path.parent / "backups" / f".{path.name}.rewriting"
    blocked.mkdir()

    with pytest.raises(StoreError):
        rewrite(database)

    blocked.rmdir()
    assert written(database) == {0}


@pytest.mark.parametrize("at", [0, 2**20 - 3, 2**20, 2**21 - 1])
def test_a_text_is_found_wherever_it_stands(tmp_path: Path, at: int) -> None:
    path = tmp_path / "bytes"
    path.write_bytes(b"." * at + CANARY.encode() + b"." * 5)

    assert bytes_left(path, [CANARY, "absent"]) == {CANARY: 1, "absent": 0}
