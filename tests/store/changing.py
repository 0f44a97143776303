"""A small change that tests can make, recognise and count, in this process or in another."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import polars as pl

from clientdesk.store.database import Database, open_database

if TYPE_CHECKING:
    from clientdesk.store.database import Transaction

ROOT = Path(__file__).resolve().parents[2]

CHANGES = 30
"""How many changes the database of the fixture crashed has."""

_CHILD = """
import os, sys
from pathlib import Path
from clientdesk.store.database import open_database
from tests.store.changing import write
database = open_database(Path(sys.argv[1]))
for number in range(int(sys.argv[2])):
    write(database, number)
print("ready", flush=True)
if sys.argv[3] == "wait":
    sys.stdin.read()
os._exit(9)
"""


def write(database: Database, number: int) -> int:
    return database.write(lambda tx: insert(tx, number))


def insert(tx: Transaction, number: int) -> int:
    return tx.insert("exchange_rates", rates(number))


def rates(number: int) -> pl.DataFrame:
    return pl.DataFrame(
        {"currency": [str(number)] * 2, "day": ["2020-01-01", "2020-01-02"], "rate": ["1", "2.5"]}
    )


def written(database: Database) -> set[int]:
    """The changes that stand in the database, each of them whole."""
    with database.cursor() as cursor:
        found = cursor.execute("select currency, count(*) from exchange_rates group by all")
        counts = dict(found.fetchall())
    assert set(counts.values()) <= {2}
    return {int(currency) for currency in counts}


def start_writer(path: Path, changes: int, *, wait: bool) -> subprocess.Popen[str]:
    """Another process that opens the database, writes, and dies without closing it."""
    child = subprocess.Popen(
        [sys.executable, "-c", _CHILD, str(path), str(changes), "wait" if wait else "die"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "ready\n"
    return child


def end(child: subprocess.Popen[str]) -> None:
    child.communicate()


def wal(path: Path) -> Path:
    return path.with_name(f"{path.name}.wal")


def mark(path: Path) -> Path:
    return path.with_name(f"{path.name}.mark")


def contents(path: Path) -> dict[str, bytes]:
    return {file.name: file.read_bytes() for file in path.parent.iterdir() if file.is_file()}


def opened(path: Path) -> Database:
    database = open_database(path)
    database.close()
    return database
