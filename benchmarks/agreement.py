"""Whether figures are what a spreadsheet gives: python -m benchmarks.agreement [--workspaces N].

Generates workspaces, exports their rows, computes each figure of tests/queries/reference_report.py
from the rows alone, and compares. Prints each difference, and exits 1 when there is one.
"""

from __future__ import annotations

import argparse
import sys
import time
from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from hypothesis import HealthCheck, Phase, given, settings

from clientdesk.demo.workspace import fill as fill_demo
from clientdesk.store.database import create_database
from tests.queries.agreement import differences, exported, months_differ, openings_differ, questions
from tests.queries.records import Records, fill
from tests.queries.workspaces import FIRST, workspaces

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from clientdesk.store.database import Database

TODAY: Final = date(2026, 11, 22)
DEMO_DAYS: Final = [TODAY - timedelta(days=back) for back in (0, 1, 37, 90, 400, 1500)]
DAYS: Final = [FIRST + timedelta(days=offset) for offset in (6, 20, 40)]


class Tally:
    """What was compared, and what differed."""

    def __init__(self) -> None:
        self.workspaces = self.reports = 0
        self.wrong: list[str] = []

    def compare(
        self, put: Callable[[Database], object], today: date, days: Iterable[date], clients: int
    ) -> None:
        """Fill a new database and ask it everything that the reference answers."""
        with TemporaryDirectory() as folder:
            database = create_database(Path(folder) / "clients.duckdb")
            put(database)
            book = exported(database, today)
            for asked in questions(database, today, days, clients):
                self.wrong += differences(database, book, asked)
                self.wrong += months_differ(database, book, asked)
                if asked.as_of == today and asked.first:
                    self.wrong += openings_differ(database, asked)
                self.reports += 1
            database.close()
        self.workspaces += 1
        if self.workspaces % 20 == 0:
            print(f"{self.workspaces} workspaces, {len(self.wrong)} differ", file=sys.stderr)


def main() -> int:
    """Compare, print, and say how it went."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.agreement")
    parser.add_argument("--workspaces", type=int, default=200)
    count = parser.parse_args().workspaces
    tally, start = Tally(), time.perf_counter()
    for seed in (1, 2):
        tally.compare(lambda database, seed=seed: _demo(database, seed), TODAY, DEMO_DAYS, 5)  # type: ignore[misc]
    _generated(tally, count)
    for sentence in tally.wrong:
        print(sentence)
    print(
        f"{tally.reports:,} reports of {tally.workspaces:,} workspaces compared in "
        f"{time.perf_counter() - start:.0f} s; {len(tally.wrong):,} figures differ."
    )
    return 1 if tally.wrong else 0


def _demo(database: Database, seed: int) -> None:
    fill_demo(database, clients=150, invoices=2500, seed=seed, today=TODAY)


def _generated(tally: Tally, count: int) -> None:
    """Random workspaces; hypothesis draws them but does not shrink what differs."""

    @settings(
        max_examples=count,
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(records=workspaces())
    def one(records: Records) -> None:
        tally.compare(lambda database: fill(database, records), DAYS[1], DAYS, 6)

    one()


if __name__ == "__main__":
    sys.exit(main())
