"""Kill the process that enriches at random moments, and count what was lost or done twice.

    python -m benchmarks.kill_enrichment --cycles 100

Each cycle: a process opens the database, takes over what the last one left and works the queue
over a folder of sites, until it is killed. In the end one is left to finish. Every client must
have come to an end, with one result and one activity that tells of it.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from benchmarks import forks
from clientdesk.actions import clients
from clientdesk.actions.enrichment_desk import Desk
from clientdesk.actions.enrichment_work import release_all
from clientdesk.actions.workspace import create_workspace
from clientdesk.enrichment.enrich import Watching, enrich
from clientdesk.enrichment.worker import Job, Worker
from clientdesk.model.client import ClientDraft
from clientdesk.model.workspace import WorkspaceDraft
from clientdesk.net.folder import Folder
from clientdesk.store.database import create_database, open_database

if TYPE_CHECKING:
    from clientdesk.model.enrichment import Inputs, Result

AT_ONCE: Final = 4
"""Few at once, so that a kill does not use up the tries of many clients."""

PAGE: Final = """<!doctype html><html lang="en"><title>{name}</title><h1>{name}</h1>
<p>{name} makes software for accountants.</p>
<p>Send invoices for {name} to <a href="mailto:ap@{host}">ap@{host}</a>.</p>
<footer>{name} Ltd, 1 High Street, Leeds, United Kingdom</footer></html>"""


@dataclass
class Findings:
    """What the kills brought to light; faults should be empty."""

    kills: int = 0
    clients: int = 0
    succeeded: int = 0
    gave_up: int = 0
    """Killed three times on the way, which is said on the record."""
    faults: list[str] = field(default_factory=list)

    def lines(self) -> list[str]:
        """The findings for people."""
        said = f"{self.kills} kills over {self.clients} clients: {self.succeeded} looked up"
        return [f"{said}, {self.gave_up} given up after three tries", *self.faults[:5]]


def now() -> datetime:
    """The moment, as records keep it."""
    return datetime.now(UTC).replace(tzinfo=None)


def make(path: Path, sites: Path, count: int) -> dict[str, Any]:
    """A database with clients in the queue, and their sites."""
    database = create_database(path)
    draft = WorkspaceDraft("Desk", "GB", "GBP", "Europe/London", enrichment_enabled=True)
    owner = create_workspace(database, draft, "Olive", "olive@desk.example", now())
    today = now().date()
    for number in range(count):
        name, host = f"Firm {number}", f"firm-{number}.example"
        (sites / host).mkdir(parents=True)
        (sites / host / "index.html").write_text(PAGE.format(name=name, host=host), "utf-8")
        client = ClientDraft(name, website=f"https://{host}/")
        clients.create(database, owner, client, now(), today)
    database.close()
    return {}


def work(path: Path, sites: Path, _writing: int = 0) -> None:
    """Take over what the last process left, and work the queue to its end."""
    database = open_database(path)
    web = Folder(sites)

    def look_up(inputs: Inputs, job: Job) -> Result | None:
        return enrich(inputs, web, Watching(job.reads, job.stopped.is_set))

    release_all(database, now())
    desk = Desk(lambda: database, now, f"process {os.getpid()}")
    Worker(desk, look_up, at_once=AT_ONCE, every=0.05).work_off()
    database.close()


def look(path: Path) -> dict[str, Any]:
    """For each client, what its record says and how often it has a result and an activity."""
    database = open_database(path)
    with database.cursor() as cursor:
        cursor.execute("""
            select c.name, c.enrichment_status, coalesce(c.enrichment_error_kind, ''),
                (select count(*) from enrichment_results as r where r.client_id = c.id),
                (select count(distinct a.change_id) from activities as a
                    where a.client_id = c.id and a.kind = 'enrichment_succeeded'),
                (select count(*) from enrichment_jobs as j
                    where j.client_id = c.id and j.status in ('queued', 'waiting', 'running'))
            from clients as c order by c.name""")
        rows = cursor.fetchall()
    database.close()
    return {"rows": rows}


def judge(rows: list[list[Any]], findings: Findings, *, ended: bool) -> None:
    """Count what came to its end, and note what is not as it should be."""
    findings.succeeded = findings.gave_up = 0
    for name, status, error, results, told, waiting in rows:
        is_done, is_given_up = status == "succeeded", status == "failed" and error == "stalled"
        findings.succeeded += is_done
        findings.gave_up += is_given_up
        once = 1 if is_done else 0
        if (results, told) != (once, once):
            findings.faults.append(f"{name} is {status}, with {results} results, told {told} times")
        if is_done == bool(waiting) and not is_given_up:
            findings.faults.append(f"{name} is {status}, with {waiting} jobs in the queue")
        if ended and not is_done and not is_given_up:
            findings.faults.append(f"{name} was lost: {status} {error}")


def run(folder: Path, *, cycles: int, count: int, seed: int) -> Findings:
    """Kill so often, then let one process finish."""
    chance, findings = random.Random(seed), Findings(clients=count)  # noqa: S311
    path, sites = folder / "desk.duckdb", folder / "sites"
    forks.answer_of(partial(make, path, sites, count))
    for _ in range(cycles):
        forks.kill_after(partial(work, path, sites), chance.uniform(0, 1.2), first_word=False)
        findings.kills += 1
        judge(forks.answer_of(partial(look, path))["rows"], findings, ended=False)
    os.waitpid(forks.start(partial(work, path, sites))[0], 0)
    judge(forks.answer_of(partial(look, path))["rows"], findings, ended=True)
    return findings


def main() -> int:
    """Run as many kills as asked for and print what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cycles", type=int, default=100)
    parser.add_argument("--clients", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    forks.prepare()
    begun = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        count = asked.clients
        findings = run(Path(folder), cycles=asked.cycles, count=count, seed=asked.seed)
    print("\n".join(findings.lines()))
    print(f"{time.monotonic() - begun:.0f} s")
    return 1 if findings.faults else 0


if __name__ == "__main__":
    sys.exit(main())
