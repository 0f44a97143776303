"""How long a client's profile takes: `python -m benchmarks.profile [--clients N --invoices M]`.

A warm process, no cached result; medians in milliseconds of the client with the number of invoices
nearest to 5,000, in a workspace of a million.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from uuid import UUID

from clientdesk.demo.workspace import fill
from clientdesk.model.client_filter import ClientFilter, StatusFilter
from clientdesk.queries.behind import Figure, Scope, behind
from clientdesk.queries.directory import directory
from clientdesk.queries.profile import profile
from clientdesk.queries.report import report
from clientdesk.store.database import create_database

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.store.database import Database

TODAY: Final = date(2026, 11, 22)
WANTED: Final = 5_000
RUNS: Final = 15


def main() -> None:
    """Fill a workspace, time the questions of a profile, and print a table."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.profile")
    parser.add_argument("--clients", type=int, default=200)
    parser.add_argument("--invoices", type=int, default=1_000_000)
    options = parser.parse_args()
    with TemporaryDirectory() as folder:
        database = create_database(Path(folder) / "profile.duckdb")
        fill(database, clients=options.clients, invoices=options.invoices, today=TODAY)
        client_id, count = _client(database)
        print(f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}")
        print(f"A client with {count:,} of {options.invoices:,} invoices; median of {RUNS}\n")
        print(f"{'question':<28}{'ms':>8}{'CPU ms':>8}")
        for name, ask in _questions(database, client_id).items():
            wall, cpu = _median(ask)
            print(f"{name:<28}{wall:>8.1f}{cpu:>8.1f}")
        database.close()


def _client(database: Database) -> tuple[UUID, int]:
    everybody = directory(database, ClientFilter(status=StatusFilter.ALL), TODAY, limit=1_000_000)
    rows = everybody.clients.select("id", "invoice_count").rows()
    found, count = min(rows, key=lambda row: abs(row[1] - WANTED))
    return UUID(str(found)), count


def _questions(database: Database, client_id: UUID) -> dict[str, Callable[[], object]]:
    scope = Scope(client_id)
    return {
        "profile, 12 months": lambda: profile(database, client_id, TODAY),
        "profile, 24 months": lambda: profile(database, client_id, TODAY, months=24),
        "report": lambda: report(database, TODAY, client_id=client_id),
        "report, a year before": lambda: report(
            database, TODAY, client_id=client_id, as_of=TODAY.replace(year=2025)
        ),
        "invoices behind revenue": lambda: behind(database, Figure.REVENUE, TODAY, scope),
        "invoices behind overdue": lambda: behind(database, Figure.OVERDUE, TODAY, scope),
    }


def _median(ask: Callable[[], object]) -> tuple[float, float]:
    """Milliseconds of the wall's clock and of all cores together."""
    ask()
    wall, cpu = [], []
    for _ in range(RUNS):
        start, work = time.perf_counter(), time.process_time()
        ask()
        wall.append((time.perf_counter() - start) * 1000)
        cpu.append((time.process_time() - work) * 1000)
    return statistics.median(wall), statistics.median(cpu)


if __name__ == "__main__":
    main()
