from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

import duckdb
import pytest

from clientdesk.errors import StoreBusy, StoreDamaged, StoreError, StoreNewer
from clientdesk.store.database import Database, create_database, open_database
from clientdesk.store.failures import LostConflict, sentence
from tests.store.changing import ROOT, write, written

if TYPE_CHECKING:
    from pathlib import Path

_FULL_DISK = """
import json, os, resource, sys
from pathlib import Path
import polars as pl
from clientdesk.errors import StoreError
from clientdesk.store.database import open_database
from tests.store.changing import rates, write

database = open_database(Path(sys.argv[1]))
room, rows = int(sys.argv[2]), int(sys.argv[3])
highest = resource.getrlimit(resource.RLIMIT_FSIZE)[1]
bulk = pl.concat([rates(-1)] * rows, rechunk=True) if rows else None
saved, refused, bulks = [], [], 0

def attempt(number):
    global bulks
    if bulk is not None and number % 3 == 0:
        database.write(lambda tx: tx.insert("exchange_rates", bulk))
        bulks += 1
    write(database, number)
    saved.append(number)

for turn in range(3):
    resource.setrlimit(resource.RLIMIT_FSIZE, (room * (turn + 1), highest))
    number = turn * 1000
    while len(refused) < 4 * (turn + 1):
        number += 1
        try:
            attempt(number)
        except StoreError as error:
            refused.append(error.message)
    resource.setrlimit(resource.RLIMIT_FSIZE, (highest, highest))
    attempt(turn * 1000 + 999)
count = database.row("rows_of_table", table="exchange_rates")["row_count"]
print(json.dumps([saved, sorted(set(refused)), bulks, count]), flush=True)
os._exit(9)
"""


@pytest.mark.parametrize(("room", "rows"), [(8_000, 0), (400_000, 4_000)])
def test_a_full_disk_is_told_loses_nothing_and_passes(path: Path, room: int, rows: int) -> None:
    create_database(path).close()

    found = subprocess.run(
        [sys.executable, "-c", _FULL_DISK, str(path), str(room), str(rows)],
        check=False,
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    saved, refused, bulks, count = json.loads(found.stdout or found.stderr)
    assert refused == ["The disk is full, so nothing was saved."]
    database = open_database(path)
    assert written_numbers(database) - {-1} == set(saved)
    after = database.row("rows_of_table", table="exchange_rates")
    assert after is not None
    assert after["row_count"] == count == 2 * len(saved) + 2 * rows * bulks
    database.close()


def written_numbers(database: Database) -> set[int]:
    with database.cursor() as cursor:
        cursor.execute("select distinct currency::integer from exchange_rates")
        return {number for (number,) in cursor.fetchall()}


def test_a_mark_that_cannot_be_prepared_undoes_the_change(database: Database, path: Path) -> None:
    in_the_way = path.with_name(f"{path.name}.mark.next")
    in_the_way.mkdir()

    with pytest.raises(StoreError, match="nothing was saved"):
        write(database, 1)
    assert written(database) == set()
    in_the_way.rmdir()

    write(database, 2)
    assert written(database) == {2}


def test_a_mark_that_cannot_be_put_in_force_stops_writing(database: Database, path: Path) -> None:
    mark = path.with_name(f"{path.name}.mark")
    mark.unlink()
    mark.mkdir()
    (mark / "in the way").write_text("")

    with pytest.raises(StoreError, match="was saved, but"):
        write(database, 1)
    with pytest.raises(StoreError, match="was saved, but"):
        write(database, 2)

    assert written(database) == {1}


@pytest.mark.parametrize(
    ("raised", "expected", "words"),
    [
        (duckdb.TransactionException("Conflict on update!"), LostConflict, "same records"),
        (duckdb.TransactionException("write-write conflict"), LostConflict, "same records"),
        (duckdb.IOException("No space left on device"), StoreError, "disk is full"),
        (duckdb.FatalException("Failed: fsync"), StoreError, "disk refused"),
        (duckdb.InvalidInputException("database has been invalidated"), StoreError, "refused"),
        (duckdb.IOException('Could not set lock on file "x"'), StoreBusy, "another process"),
        (duckdb.IOException("Conflicting lock is held in PID 12"), StoreBusy, "PID 12"),
        (duckdb.IOException("Read-only file system"), StoreError, "may not"),
        (duckdb.IOException("file with version number 999"), StoreNewer, "newer version"),
        (duckdb.IOException("Corrupt database file"), StoreDamaged, "damaged"),
        (duckdb.BinderException("no such column\nLINE 1"), StoreError, "“read/x”: no such column"),
    ],
)
def test_what_duckdb_raises_becomes_one_sentence(
    raised: duckdb.Error, expected: type[StoreError], words: str
) -> None:
    error = sentence("read/x", raised)

    assert type(error) is expected
    assert words in error.message
    assert "\n" not in error.message
