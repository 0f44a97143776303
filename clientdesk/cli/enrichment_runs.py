"""Commands that enrich the clients of a workspace: here, or in the app that runs."""

from __future__ import annotations

import json
import sys
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any, Final
from uuid import UUID

from clientdesk.actions.enrichment import request
from clientdesk.actions.enrichment_desk import Desk
from clientdesk.actions.enrichment_runs import request_due, start_run
from clientdesk.actions.enrichment_work import release_all
from clientdesk.actions.workspace import local_owner
from clientdesk.cli import running_app
from clientdesk.cli.clients_by_id import client_id
from clientdesk.cli.opening import now, opened
from clientdesk.enrichment.engine import Engine
from clientdesk.enrichment.worker import Worker
from clientdesk.model.enrichment_jobs import RunSource
from clientdesk.net import configured
from clientdesk.queries.enrichment_queue import pace
from clientdesk.queries.workspace import workspace

if TYPE_CHECKING:
    from argparse import Namespace
    from collections.abc import Sequence

    from clientdesk.model.enrichment import Result
    from clientdesk.model.enrichment_jobs import Beat, Claim
    from clientdesk.store.database import Database

_PATIENCE: Final = 60.0
"""Seconds for queueing a day's clients."""

_MOST_BYTES: Final = 65_536


def run(options: Namespace) -> int:
    """Do what the daily trigger does, in this process; or look up what is due, or some clients."""
    with opened(options) as database:
        release_all(database, now())
        said = _queue(options, database)
        desk = _Counted(Desk(lambda: database, now, "command"), pace(database, now()).to_do)
        Worker(desk, Engine(lambda: database)).work_off()
    print(json.dumps({**said, **desk.ended}))
    return 0


def trigger(options: Namespace) -> int:
    """Ask the running app to start the run of the day; safe to repeat."""
    answered: list[bytes] = []
    hint = "Start it, or use “enrich run”, which works while no app holds the file."
    with running_app.reached(hint):
        answer = configured.download(
            f"{options.url.rstrip('/')}/api/v1/enrichment/runs",
            answered.append,
            limit_bytes=_MOST_BYTES,
            deadline_s=_PATIENCE,
            method="POST",
            headers=running_app.authorization(running_app.OR_FROM_SETTINGS),
        )
    running_app.refuse(answer, "start the run", running_app.OR_FROM_SETTINGS)
    started = _started(b"".join(answered))
    if started is None:
        raise running_app.no_app(answer)
    had = "started" if answer.status == 202 else "had been started before"
    count = f"{started['queued']:,} queued, {started['skipped']:,} skipped"
    print(f"The run of {started['day']} {had}: {count}.", file=sys.stderr)
    print(json.dumps(started))
    return 0


def _started(body: bytes) -> dict[str, Any] | None:
    """The run that an app tells of; None when that is no run."""
    try:
        said = json.loads(body)
        run, day = UUID(said["run"]), date.fromisoformat(said["day"])
        counts = {name: said[name] for name in ("queued", "skipped")}
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return None
    if not all(type(count) is int and count >= 0 for count in counts.values()):
        return None
    return {"run": str(run), "day": str(day), **counts}


def _queue(options: Namespace, database: Database) -> dict[str, Any]:
    """Put into the queue what was asked for; how much that is."""
    owner = local_owner(database)
    if not workspace(database).enrichment_enabled:
        print("Enrichment is off in this workspace: turn it on in Settings.", file=sys.stderr)
    if options.client:
        ids = [client_id(database, text) for text in options.client]
        asked = request(database, owner, ids, now())
        return {"queued": asked.queued, "skipped": asked.skipped}
    if options.due:
        entered = request_due(database, owner, now())
        return {"queued": entered.queued, "skipped": entered.skipped}
    run = start_run(database, owner, RunSource.COMMAND, now())
    if not run.is_new:
        print(f"The run of {run.day} had been started before.", file=sys.stderr)
    return {
        **{"run": str(run.id), "day": str(run.day)},
        **{"queued": run.queued, "skipped": run.skipped},
    }


@dataclass
class _Counted:
    """A desk that draws a bar of what has ended."""

    desk: Desk
    total: int
    ended: dict[str, int] = field(default_factory=lambda: {"succeeded": 0, "failed": 0})

    def claim(self, most: int) -> Sequence[Claim]:
        """Take jobs."""
        return self.desk.claim(most)

    def beat(self, beats: Sequence[Beat]) -> set[UUID]:
        """Say that jobs are being worked on."""
        return self.desk.beat(beats)

    def finish(self, claim: Claim, result: Result) -> bool:
        """Write what was found, and draw."""
        kept = self.desk.finish(claim, result)
        self.ended[result.status] = self.ended.get(result.status, 0) + kept
        self._draw()
        return kept

    def give_back(self, claims: Sequence[Claim]) -> None:
        """Put jobs back."""
        self.desk.give_back(claims)

    def _draw(self) -> None:
        if not sys.stderr.isatty():
            return
        done = sum(self.ended.values())
        total = max(self.total, done)
        bar = "█" * (30 * done // total)
        print(f"\r{bar:░<30} {done:,} of {total:,}", end="", file=sys.stderr, flush=True)
        if done == total:
            print(file=sys.stderr)
