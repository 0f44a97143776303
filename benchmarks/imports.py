"""Seconds to bring in a CSV of clients: python -m benchmarks.imports [CLIENTS] [BEFORE]."""

from __future__ import annotations

import csv
import os
import resource
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from clientdesk.actions.imports import commit, review
from clientdesk.actions.workspace import create_workspace
from clientdesk.intake.columns import match_columns
from clientdesk.intake.decisions import Decisions
from clientdesk.intake.tables import open_table
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.store.database import create_database

if TYPE_CHECKING:
    from clientdesk.model.permissions import Actor
    from clientdesk.store.database import Database

NOW = datetime(2026, 11, 23, 12)
HEADER = ("name", "email", "phone", "address", "website", "tax_id", "notes")


def write_clients(path: Path, count: int) -> None:
    """A file of that many clients, each with a valid value in every field."""
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        writer.writerows(_client(number) for number in range(count))


def _client(number: int) -> tuple[str, ...]:
    return (
        f"Company {number} Ltd",
        f"accounts@company{number}.co.uk",
        f"+44 20 7{number % 10_000_000:07d}",
        f"{number} High Street\nLondon EC{number % 9 + 1}\nUnited Kingdom",
        f"https://www.company{number}.co.uk",
        _vat_number(1_000_000 + number * 7),
        f"Client {number}; pays by bank transfer.",
    )


def _vat_number(seven: int) -> str:
    """A British VAT number with the check digits that its first seven ask for."""
    weighted = sum(
        int(digit) * weight for digit, weight in zip(f"{seven:07d}", range(8, 1, -1), strict=True)
    )
    return f"GB{seven:07d}{97 - (weighted + 55) % 97:02d}"


def main() -> None:
    """Print the seconds of each step; clients of the file, and of the workspace before it."""
    count, before = ([*map(int, sys.argv[1:]), 1_000_000, 100_000])[:2]
    with tempfile.TemporaryDirectory() as folder:
        database = create_database(Path(folder) / "import.duckdb")
        draft = WorkspaceDraft("Desk", "GB", "GBP", "Europe/London")
        actor = create_workspace(database, draft, "Owner", "owner@desk.co.uk", NOW)
        for title, number in (("before", before), ("the file", count), ("once more", count)):
            path = Path(folder) / "clients.csv"
            write_clients(path, number)
            print(f"{title}: {number:,} clients, {path.stat().st_size / 2**20:.0f} MB")
            _bring_in(database, actor, path)
        database.close()


def _bring_in(database: Database, actor: Actor, path: Path) -> None:
    started = _now()
    table = open_table(path, path.name)
    _say("read", started)
    started = _now()
    judged = review(database, table, match_columns(table))
    _say("judged", started)
    started = _now()
    outcome = commit(database, actor, judged, Decisions(), NOW, NOW.date())
    _say("written", started)
    print(f"  {outcome.sentence()}")


def _now() -> tuple[float, float]:
    return time.perf_counter(), time.process_time()


def _say(what: str, started: tuple[float, float]) -> None:
    elapsed, used = (now - then for now, then in zip(_now(), started, strict=True))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    load = os.getloadavg()[0]
    print(f"  {what}: {elapsed:.1f} s ({used:.1f} s of CPU), peak {peak:.2f} GB, load {load:.1f}")


if __name__ == "__main__":
    main()
