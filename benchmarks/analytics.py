"""How long the portfolio's page takes: `python -m benchmarks.analytics [--clients N --invoices M]`.

A warm process with the clients in memory, as the app has them, and without cached results, one edit
before every question; milliseconds for the data of a whole page, beside peers that hold the same
invoices and payments in one currency as of today.
"""

from __future__ import annotations

import argparse
import statistics
import time
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final
from uuid import UUID

from benchmarks.analytics_peers import Pandas, rows_for_peers
from benchmarks.analytics_postgres import PostgreSQL
from benchmarks.directory import _database, _edit, _machine
from clientdesk.model.client_filter import ClientFilter
from clientdesk.model.period import Grain, Period, window
from clientdesk.queries.directory import directory
from clientdesk.queries.portfolio import Question, portfolio
from clientdesk.store.figures import roll_figures
from clientdesk.store.sums import roll_sums

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date

    from clientdesk.store.database import Database

RUNS: Final = 9


def main() -> None:
    """Build or open the database, time the questions, and print a table."""
    options = _options()
    today = options.today or datetime.now(UTC).date()
    with TemporaryDirectory() as folder:
        path = options.database or Path(folder) / "benchmark.duckdb"
        database = _database(path, options, today)
        start = time.perf_counter()
        roll_figures(database, today)
        roll_sums(database, today)
        print(_machine())
        print(f"figures and sums brought to the day in {time.perf_counter() - start:.1f} s")
        whole = portfolio(database, Question(today))
        found = _measure(database, today, options, Path(folder))
        for label, of in (("median", statistics.median), ("least", min)):
            size = f"{whole.invoice_count:,} counted invoices"
            print(f"\n{size}; {label} of {options.runs} runs, ms, and beside ClientDesk\n")
            _print_table({name: _figures(times, of) for name, times in found.items()})
        database.close()


def questions(today: date) -> dict[str, Question]:
    """The questions of the page, by what a person would call them."""
    asked = {}
    for period, grain in (
        (Period.LAST_90, Grain.WEEK),
        (Period.LAST_7, Grain.DAY),
        (Period.LAST_30, Grain.DAY),
        (Period.THIS_QUARTER, Grain.WEEK),
        (Period.THIS_YEAR, Grain.MONTH),
    ):
        days = window(period, today)
        asked[period.replace("_", " ")] = Question(today, days.first, days.last, grain)
    three_years = today - timedelta(days=3 * 365)
    asked["three years"] = Question(today, three_years, today, Grain.QUARTER)
    asked["all time"] = Question(today, grain=Grain.QUARTER)
    return asked


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.analytics")
    parser.add_argument("--clients", type=int, default=100_000)
    parser.add_argument("--invoices", type=int, default=1_000_000)
    parser.add_argument("--database", type=Path, help="made when it is missing, else used as it is")
    parser.add_argument("--today", type=lambda text: datetime.fromisoformat(text).date())
    parser.add_argument("--runs", type=int, default=RUNS)
    parser.add_argument("--alone", action="store_true", help="without peers")
    return parser.parse_args()


def _measure(
    database: Database, today: date, options: argparse.Namespace, folder: Path
) -> dict[str, Mapping[str, list[float]]]:
    """Milliseconds of every run by question, by contestant."""
    edits = count()
    edited = UUID(directory(database, ClientFilter(), today, limit=1).clients["id"][0])
    asked = questions(today)
    found: dict[str, Mapping[str, list[float]]] = {
        "ClientDesk": _times(
            asked,
            lambda question: portfolio(database, question),
            options.runs,
            before=lambda: _edit(database, edited, next(edits)),
        )
    }
    if options.alone:
        return found
    rows = rows_for_peers(database, today)
    database.close()
    found[Pandas.name] = _times(asked, Pandas(rows, today).page, options.runs)
    if PostgreSQL.is_here():
        with PostgreSQL(rows, today, folder) as peer:
            found[PostgreSQL.name] = _times(asked, peer.page, options.runs, clock=peer.taken)
    return found


def _times(
    asked: Mapping[str, Question],
    ask: Callable[[Question], object],
    runs: int,
    *,
    before: Callable[[], object] = lambda: None,
    clock: Callable[[], float] | None = None,
) -> dict[str, list[float]]:
    """The runs of each question; with a clock, what it says that the last one took."""
    taken = {}
    for name, question in asked.items():
        ask(question)
        times = []
        for _ in range(runs):
            before()
            start = time.perf_counter()
            ask(question)
            times.append(clock() if clock else (time.perf_counter() - start) * 1000)
        taken[name] = times
    return taken


def _figures(
    times: Mapping[str, list[float]], of: Callable[[list[float]], float]
) -> dict[str, float]:
    return {name: of(runs) for name, runs in times.items()}


def _print_table(found: Mapping[str, Mapping[str, float]]) -> None:
    own = found["ClientDesk"]
    print(f"{'':16}" + "".join(f"{name:>20}" for name in found))
    for name in own:
        cells = (
            f"{times[name]:12.1f} {_ratio(times[name], own[name]):>7}" for times in found.values()
        )
        print(f"{name:16}" + "".join(cells))
    for label, total in (("sum", sum), ("median", statistics.median)):
        whole = total(own.values())
        cells = (
            f"{total(times.values()):12.1f} {_ratio(total(times.values()), whole):>7}"
            for times in found.values()
        )
        print(f"{label:16}" + "".join(cells))


def _ratio(time_taken: float, own: float) -> str:
    return f"x{time_taken / own:.1f}"


if __name__ == "__main__":
    main()
