"""How long the directory takes: `python -m benchmarks.directory [--clients N --invoices M]`.

A warm process, one edit before every query, no cached result; medians in milliseconds beside peers
that hold the same clients with their figures already in the base currency.
"""

from __future__ import annotations

import argparse
import os
import platform
import statistics
import time
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from uuid import UUID

from benchmarks.peers import Pandas, SQLite
from clientdesk.actions import clients
from clientdesk.actions.workspace import local_owner
from clientdesk.demo.workspace import fill
from clientdesk.model.client_filter import ClientFilter, StatusFilter
from clientdesk.queries.clients import client
from clientdesk.queries.directory import directory
from clientdesk.store.database import create_database, open_database
from clientdesk.store.figures import roll_figures

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from clientdesk.store.database import Database

QUERIES: Final[dict[str, dict[str, object]]] = {
    "all, by name": {},
    "common word": {"search": "logistics"},
    "common word, most owed": {"search": "logistics", "sort": "outstanding", "descending": True},
    "two words": {"search": "logistics gmbh"},
    "rare word": {"search": "zzyzx"},
    "telephone digits": {"search": "555 01"},
    "newest": {"sort": "created", "descending": True},
    "most revenue": {"sort": "revenue", "descending": True},
    "most overdue": {"sort": "overdue", "descending": True},
    "most invoices": {"sort": "invoice_count", "descending": True},
    "archived too, last invoiced": {"status": "all", "sort": "last_invoice", "descending": True},
    "no website, owing": {"missing": ["website"], "outstanding": {"gt": 1000}},
}
"""Common words, rare words, none, each sort; the third is the one that issue 2 names."""

RUNS: Final = 9


def main() -> None:
    """Build or open the database, time the mix, and print a table."""
    options = _options()
    today = options.today or datetime.now(UTC).date()
    with TemporaryDirectory() as folder:
        path = options.database or Path(folder) / "benchmark.duckdb"
        database = _database(path, options, today)
        roll_figures(database, today)
        print(_machine())
        whole = directory(database, ClientFilter(status=StatusFilter.ALL), today, limit=1)
        size = f"{whole.total:,} clients, {whole.sums.invoice_count:,} counted invoices"
        print(f"{size}; median of {RUNS}, ms\n")
        _print_table(_measure(database, today, with_peers=not options.alone))
        database.close()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.directory")
    parser.add_argument("--clients", type=int, default=100_000)
    parser.add_argument("--invoices", type=int, default=1_000_000)
    parser.add_argument("--database", type=Path, help="made when it is missing, else used as it is")
    parser.add_argument("--today", type=lambda text: datetime.fromisoformat(text).date())
    parser.add_argument("--alone", action="store_true", help="without peers")
    return parser.parse_args()


def _database(path: Path, options: argparse.Namespace, today: date) -> Database:
    if path.exists():
        return open_database(path)
    database = create_database(path)
    fill(database, clients=options.clients, invoices=options.invoices, today=today)
    return database


def _measure(
    database: Database, today: date, *, with_peers: bool
) -> dict[str, Mapping[str, float]]:
    """Milliseconds by query, by contestant."""
    filters = {name: ClientFilter.from_dict(query) for name, query in QUERIES.items()}
    edits = count()
    edited = UUID(directory(database, ClientFilter(), today, limit=1).clients["id"][0])
    found: dict[str, Mapping[str, float]] = {
        "ClientDesk": {
            name: _median(
                lambda: _edit(database, edited, next(edits)),
                lambda wanted=wanted: directory(database, wanted, today),  # type: ignore[misc]
            )
            for name, wanted in filters.items()
        }
    }
    for peer in (SQLite(database, today), Pandas(database, today)) if with_peers else ():
        found[peer.name] = {
            name: _median(
                lambda peer=peer: peer.edit(next(edits)),  # type: ignore[misc]
                lambda peer=peer, wanted=wanted: peer.page(wanted),  # type: ignore[misc]
            )
            for name, wanted in filters.items()
        }
    return found


def _edit(database: Database, client_id: UUID, number: int) -> None:
    """Change one client's notes as a person would."""
    today = datetime.now(UTC).replace(tzinfo=None)
    read = {"notes": client(database, client_id, today.date()).notes}
    changes = {"notes": f"Call {number}"}
    clients.edit(database, local_owner(database), client_id, read=read, changes=changes, now=today)


def _median(edit: Callable[[], None], ask: Callable[[], object]) -> float:
    ask()
    times = []
    for _ in range(RUNS):
        edit()
        start = time.perf_counter()
        ask()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def _machine() -> str:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    load = os.getloadavg()[0]
    return (
        f"{os.cpu_count()} cores, {memory:.0f} GB, Python {platform.python_version()}, "
        f"load {load:.1f} at the start"
    )


def _print_table(found: Mapping[str, Mapping[str, float]]) -> None:
    print(f"{'':30}" + "".join(f"{name:>14}" for name in found))
    for query in QUERIES:
        print(f"{query:30}" + "".join(f"{times[query]:14.1f}" for times in found.values()))
    for label, total in (("sum", sum), ("median", statistics.median)):
        print(f"{label:30}" + "".join(f"{total(times.values()):14.1f}" for times in found.values()))


if __name__ == "__main__":
    main()
