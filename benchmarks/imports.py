"""Seconds to review and bring in a CSV of clients: python -m benchmarks.imports [CLIENTS]."""

from __future__ import annotations

import csv
import io
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from clientdesk.actions.imports import commit, review
from clientdesk.actions.workspace import create_workspace
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.store.database import create_database

NOW = datetime(2026, 11, 23, 12)
HEADER = ("name", "email", "phone", "address", "website", "tax_id", "notes")


def clients_csv(count: int) -> bytes:
    """That many clients, each with a valid value in every field."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEADER)
    writer.writerows(_client(number) for number in range(count))
    return text.getvalue().encode()


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
    """Print the seconds of each step; the number of clients is the only argument."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    data = clients_csv(count)
    with tempfile.TemporaryDirectory() as folder:
        database = create_database(Path(folder) / "import.duckdb")
        draft = WorkspaceDraft("Desk", "GB", "GBP", "Europe/London")
        actor = create_workspace(database, draft, "Owner", "owner@desk.co.uk", NOW)
        for title in ("first time", "once more"):
            start = time.perf_counter()
            judged = review(database, data, "clients.csv")
            reviewed = time.perf_counter()
            outcome = commit(database, actor, judged, NOW, NOW.date())
            done = time.perf_counter()
            print(
                f"{title}: {len(data) / 2**20:.1f} MB, review {reviewed - start:.1f} s, "
                f"commit {done - reviewed:.1f} s. {outcome.sentence()}"
            )
        database.close()


if __name__ == "__main__":
    main()
