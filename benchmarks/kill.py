"""Kill the writing process at random moments, thousands of times, and count what was lost.

    python -m benchmarks.kill --seconds 120

Each cycle: one process opens the database and writes, telling each change only once the store
has accepted it; it is killed; another opens the database and looks for every change that was told.
With --migrating the process is killed while it brings an older database up to date.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import struct
import sys
import tempfile
import time
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import polars as pl

from benchmarks import forks, kill_migrations
from clientdesk.errors import StoreError
from clientdesk.model.ids import new_id
from clientdesk.store.database import create_database, open_database

if TYPE_CHECKING:
    from clientdesk.store.database import Transaction

CYCLES_PER_FILE: Final = 60
"""Cycles after which a new database begins, so that looking does not come to dominate."""


@dataclass
class Findings:
    """What the cycles brought to light; lost, half and refused should be nought."""

    cycles: int = 0
    told: int = 0
    lost: int = 0
    half: int = 0
    refused: list[str] = field(default_factory=list)
    reopening: list[float] = field(default_factory=list)

    @property
    def failed(self) -> bool:
        """Whether anything went wrong."""
        return bool(self.lost or self.half or self.refused)

    def add(self, answer: dict[str, Any], told: set[int]) -> None:
        """Count what was found in a database after a kill."""
        self.cycles += 1
        if "seconds" not in answer:
            self.refused.append(str(answer.get("refused", "The process that looked died.")))
            return
        self.reopening.append(answer["seconds"])
        self.half += len(answer["half"])
        self.lost += len(told - set(answer["whole"]))

    def lines(self) -> list[str]:
        """The findings for people, with the bound that so many cycles allow."""
        times = sorted(self.reopening) or [0.0]
        late = times[min(len(times) - 1, int(len(times) * 0.99))]
        return [
            f"{self.cycles:,} kills, {self.told:,} changes told as saved:",
            f"{self.lost} lost, {self.half} half done, {len(self.refused)} refused to open"
            f" (95 %: below {3 / max(self.cycles, 1):.3%} a kill)",
            f"reopening: median {statistics.median(times) * 1000:.0f} ms,"
            f" 99 % within {late * 1000:.0f} ms, worst {times[-1] * 1000:.0f} ms",
            *self.refused[:5],
        ]


def sizes(number: int) -> tuple[int, int]:
    """How many rows a change writes into each of two tables; some are large."""
    return 1 + number % 5, 3_000 if number % 50 == 49 else number % 3


def write_change(tx: Transaction, number: int) -> None:
    """One change over two tables, that can be recognised as whole."""
    rates, payments = sizes(number)
    days = pl.DataFrame({"day": [f"2020-01-{1 + day:02}" for day in range(rates)]})
    tx.insert("exchange_rates", days.select("day", currency=pl.lit(str(number)), rate=1))
    if payments:
        tx.insert("payments", _payments(number, payments))


def _payments(number: int, count: int) -> pl.DataFrame:
    return pl.DataFrame({"id": [str(new_id()) for _ in range(count)]}).select(
        "id",
        currency=pl.lit("EUR"),
        amount=pl.lit(1),
        paid_on=pl.lit("2020-01-01"),
        state=pl.lit("posted"),
        note=pl.lit(str(number)),
        assumed=pl.lit(False),
        created_at=pl.lit("2020-01-01 00:00:00"),
        version=pl.lit(1),
    )


def write_on(path: Path, first: int, told: int) -> None:
    """Open, then write one change after another, telling the number of each; for ever."""
    database = open_database(path)
    for number in range(first, sys.maxsize):
        with database.transaction() as tx:
            write_change(tx, number)
        os.write(told, struct.pack("<q", number))


def look(path: Path) -> dict[str, Any]:
    """Open as the app does: what it took, and the changes found, whole or half."""
    start = time.perf_counter()
    try:
        database = open_database(path)
    except StoreError as error:
        return {"refused": error.message}
    seconds = time.perf_counter() - start
    with database.cursor() as cursor:
        cursor.execute("select currency::bigint, count(*) from exchange_rates group by all")
        rates: dict[int, int] = dict(cursor.fetchall())
        cursor.execute("select note::bigint, count(*) from payments group by all")
        payments: dict[int, int] = dict(cursor.fetchall())
    database.close()
    found = {n: (rates.get(n, 0), payments.get(n, 0)) for n in rates.keys() | payments.keys()}
    half = [number for number, rows in found.items() if rows != sizes(number)]
    return {"seconds": seconds, "whole": sorted(found.keys() - set(half)), "half": half}


def make(path: Path) -> dict[str, Any]:
    """Make an empty database, in a process of its own."""
    create_database(path).close()
    return {}


def run_file(
    path: Path, findings: Findings, chance: random.Random, *, limit: int, until: float
) -> None:
    """Cycles on one database that lives through all of them."""
    forks.answer_of(partial(make, path))
    told: set[int] = set()
    for cycle in range(min(CYCLES_PER_FILE, limit - findings.cycles)):
        if findings.failed or time.monotonic() >= until:
            break
        write = partial(write_on, path, cycle * 100_000)
        said = forks.kill_after(write, chance.uniform(0, 0.25), first_word=chance.random() < 0.7)
        told.update(number for (number,) in struct.iter_unpack("<q", said))
        findings.add(forks.answer_of(partial(look, path)), told)
    findings.told += len(told)


def run(folder: Path, *, cycles: int, seconds: float, seed: int) -> Findings:
    """Cycles on one database after another, until one of the limits is reached."""
    findings, chance = Findings(), random.Random(seed)  # noqa: S311
    until = time.monotonic() + seconds
    while findings.cycles < cycles and time.monotonic() < until and not findings.failed:
        path = folder / f"{findings.cycles}.duckdb"
        run_file(path, findings, chance, limit=cycles, until=until)
        for file in folder.glob(f"{path.name}*") if not findings.failed else ():
            file.unlink()
    return findings


def main() -> int:
    """Run as many kills as asked for and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cycles", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--migrating", action="store_true")
    asked = parser.parse_args()
    limits = {"cycles": asked.cycles, "seconds": asked.seconds, "seed": asked.seed}
    forks.prepare()
    with tempfile.TemporaryDirectory() as folder:
        if asked.migrating:
            return kill_migrations.main(Path(folder), **limits)
        findings = run(Path(folder), **limits)
    print("\n".join(findings.lines()))
    return 1 if findings.failed else 0


if __name__ == "__main__":
    sys.exit(main())
