"""Kill the process that works through the enrichment queue, and look for lost and doubled jobs.

    python -m benchmarks.kill_queue --cycles 100

Each cycle: one process opens the database, takes over what the one before left and finishes one job
after another, telling each only once it was accepted; it is killed; another compares what it finds.
"""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from os import write as tell
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from benchmarks import forks
from clientdesk.actions import clients, workspace
from clientdesk.actions.enrichment import request
from clientdesk.actions.enrichment_work import beat, claim, finish, release_all
from clientdesk.model.client import ClientDraft
from clientdesk.model.enrichment import Fact, FactField, Outcome, Result
from clientdesk.model.permissions import SYSTEM
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.store.database import create_database, open_database

if TYPE_CHECKING:
    from collections.abc import Iterable

CLIENTS: Final = 60
FOUND: Final = Result(
    Outcome.SUCCEEDED, fields={FactField.INDUSTRY: Fact("Software", 0.9, ())}, confidence=0.9
)


@dataclass
class Findings:
    """What the kills brought to light; wrong should stay empty."""

    cycles: int = 0
    told: set[str] = field(default_factory=set)
    stalled: int = 0
    wrong: list[str] = field(default_factory=list)

    def add(self, answer: dict[str, Any]) -> None:
        """Count what was found after a kill."""
        self.cycles += 1
        if not answer:
            self.wrong.append("The process that looked died.")
            return
        self.stalled = answer["stalled"]
        self.wrong += answer["findings"]
        done = set(answer["done"])
        self.wrong += [f"Job {job} was told as done, but is not." for job in self.told - done]
        self.wrong += [f"Job {job} took effect twice." for job in answer["doubled"]]

    def lines(self) -> list[str]:
        """The findings for people."""
        return [
            f"{self.cycles:,} kills, {len(self.told):,} jobs told as done:",
            f"{len(self.wrong)} lost, doubled or in disagreement; {self.stalled} died three times",
            *self.wrong[:5],
        ]


def make(path: Path) -> dict[str, Any]:
    """A workspace with clients that wait for their turn."""
    database = create_database(path)
    draft = WorkspaceDraft("Desk", "GB", "GBP", "Europe/London", enrichment_enabled=True)
    owner = workspace.create_workspace(database, draft, "Olive", "olive@desk.example", _now())
    for number in range(CLIENTS):
        client = ClientDraft(f"Client {number}", website=f"https://c{number}.example")
        clients.create(database, owner, client, _now(), _now().date())
    database.close()
    return {}


def work(path: Path, told: int) -> None:
    """Finish one job after another; when none is left, ask for all clients again; for ever."""
    database = open_database(path)
    release_all(database, _now())
    while True:
        claims = claim(database, "worker", _now(), most=3)
        for mine in claims:
            beat(database, mine, _now(), mine.inputs.website, 1)
            if finish(database, mine, FOUND, _now()):
                tell(told, mine.job_id.bytes)
        if not claims:
            ids = database.frame("client_ids")["id"].to_list()
            request(database, SYSTEM, [UUID(client_id) for client_id in ids], _now())


def look(path: Path) -> dict[str, Any]:
    """What stands after a kill."""
    database = open_database(path)
    findings = [row["finding"] for row in database.rows("check_enrichment")]
    with database.cursor() as cursor:
        cursor.execute("select job_id, count(*) from enrichment_results group by job_id")
        results: dict[UUID, int] = dict(cursor.fetchall())
        cursor.execute("select count(*) from enrichment_jobs where error_kind = 'stalled'")
        (stalled,) = cursor.fetchone() or (0,)
    database.close()
    return {
        "findings": findings,
        "done": [str(job) for job in results],
        "doubled": [str(job) for job, times in results.items() if times > 1],
        "stalled": stalled,
    }


def run(path: Path, *, cycles: int, seconds: float, seed: int) -> Findings:
    """So many kills on one database, or as many as fit into the time."""
    findings, chance = Findings(), random.Random(seed)  # noqa: S311
    until = time.monotonic() + seconds
    forks.answer_of(partial(make, path))
    while findings.cycles < cycles and time.monotonic() < until and not findings.wrong:
        said = forks.kill_after(partial(work, path), chance.uniform(0, 0.25), first_word=True)
        findings.told.update(_jobs(said))
        findings.add(forks.answer_of(partial(look, path)))
    return findings


def main() -> int:
    """Run as many kills as asked for and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cycles", type=int, default=100)
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    forks.prepare()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.duckdb"
        findings = run(path, cycles=asked.cycles, seconds=asked.seconds, seed=asked.seed)
    print("\n".join(findings.lines()))
    return 1 if findings.wrong else 0


def _jobs(said: bytes) -> Iterable[str]:
    whole = len(said) - len(said) % 16
    return (str(UUID(bytes=said[at : at + 16])) for at in range(0, whole, 16))


def _now() -> datetime:
    return datetime.now(UTC).replace(tzinfo=None)


if __name__ == "__main__":
    sys.exit(main())
