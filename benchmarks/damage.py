"""Damage a database after a crash at random places, and count what opens with changes missing.

    python -m benchmarks.damage --trials 1000

Each trial flips a byte, cuts, blanks, empties or removes the log or the file, or brings files of
different moments together; then it opens them with DuckDB alone, and as the app does.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import struct
import sys
import tempfile
from collections import Counter
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

import duckdb

from benchmarks import forks
from benchmarks.kill import make, write_change
from clientdesk.errors import StoreDamaged, StoreMissing
from clientdesk.store.database import open_database

if TYPE_CHECKING:
    from collections.abc import Callable

CHANGES: Final = 45


def write_and_die(path: Path, told: int) -> None:
    """Write, keeping copies of an earlier moment, and leave without closing."""
    database = open_database(path)
    for number in range(CHANGES):
        with database.transaction() as tx:
            write_change(tx, number)
        if number == CHANGES // 2:
            shutil.copy(f"{path}.wal", f"{path}.earlier")
        os.write(told, struct.pack("<q", number))
    os._exit(9)


def flip(file: Path, chance: random.Random) -> None:
    """Turn one bit over."""
    content = bytearray(file.read_bytes())
    content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def cut(file: Path, chance: random.Random) -> None:
    """Lose the end."""
    os.truncate(file, chance.randrange(file.stat().st_size))


def blank(file: Path, chance: random.Random) -> None:
    """Read noughts where a block was."""
    content = bytearray(file.read_bytes())
    start = chance.randrange(len(content))
    content[start : start + 4096] = bytes(len(content[start : start + 4096]))
    file.write_bytes(content)


def remove(file: Path, _: random.Random) -> None:
    """Lose it all."""
    file.unlink()


def earlier(file: Path, _: random.Random) -> None:
    """Bring back the log of an earlier moment."""
    log = file if file.name.endswith(".wal") else Path(f"{file}.wal")
    Path(str(log).replace(".wal", ".earlier")).replace(log)


HARMS: Final[tuple[Callable[[Path, random.Random], None], ...]] = (
    flip,
    cut,
    blank,
    remove,
    earlier,
)


def count(connection: duckdb.DuckDBPyConnection) -> int:
    """How many changes stand in the database."""
    found = connection.execute("select count(distinct currency) from exchange_rates").fetchone()
    return int(found[0]) if found else 0


def alone(path: Path) -> str:
    """What DuckDB alone makes of it."""
    try:
        with duckdb.connect(str(path), read_only=True) as connection:
            return "whole" if count(connection) == CHANGES else "silent"
    except duckdb.Error:
        return "alarm"


def as_the_app(path: Path) -> str:
    """What the app makes of it."""
    try:
        database = open_database(path)
    except (StoreDamaged, StoreMissing):
        return "alarm"
    try:
        with database.cursor() as cursor:
            return "whole" if count(cursor) == CHANGES else "silent"
    except duckdb.Error:
        return "alarm when read"
    finally:
        database.close()


def run(folder: Path, trials: int, seed: int) -> Counter[str]:
    """So many trials on copies of one database; what came of them."""
    chance, found = random.Random(seed), Counter[str]()  # noqa: S311
    first = folder / "first"
    first.mkdir()
    forks.answer_of(partial(make, first / "a.duckdb"))
    child, reading = forks.start(partial(write_and_die, first / "a.duckdb"))
    os.waitpid(child, 0)
    os.close(reading)
    for number in range(trials):
        place = folder / str(number)
        shutil.copytree(first, place)
        file = place / ("a.duckdb.wal" if number % 3 else "a.duckdb")
        HARMS[number % len(HARMS)](file, chance)
        found[f"DuckDB alone: {alone(place / 'a.duckdb')}"] += 1
        found[f"the app: {as_the_app(place / 'a.duckdb')}"] += 1
        shutil.rmtree(place)
    return found


def main() -> int:
    """Run as many trials as asked for and print what came of them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--trials", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    forks.prepare()
    with tempfile.TemporaryDirectory() as folder:
        found = run(Path(folder), asked.trials, asked.seed)
    print(f"{asked.trials:,} damages after {CHANGES} accepted changes that the log alone held:")
    print("\n".join(f"{number:6,}  {what}" for what, number in sorted(found.items())))
    return 1 if found["the app: silent"] else 0


if __name__ == "__main__":
    sys.exit(main())
