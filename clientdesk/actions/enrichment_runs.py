"""What is due for enrichment: queued once a day by the run of the day, or when somebody asks."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clientdesk.actions.enrichment_queue import enqueue, entitled
from clientdesk.actions.history import Act
from clientdesk.model.activity import ActivityKind
from clientdesk.model.enrichment_due import OLD
from clientdesk.model.enrichment_jobs import RunSource, Trigger
from clientdesk.model.enrichment_retry import MOST_ATTEMPTS, TRANSIENT
from clientdesk.model.ids import new_id
from clientdesk.model.permissions import SYSTEM, Actor, Permission, require
from clientdesk.queries.enrichment import enrichment_settings

if TYPE_CHECKING:
    from datetime import date, datetime
    from uuid import UUID

    from clientdesk.actions.enrichment_queue import Entered
    from clientdesk.model.enrichment_settings import EnrichmentSettings
    from clientdesk.store.database import Database
    from clientdesk.store.transaction import Transaction


@dataclass(frozen=True, slots=True)
class Run:
    """The run of a day: what it queued, and what the gate stopped."""

    id: UUID
    day: date
    queued: int
    skipped: int
    is_new: bool
    """Whether this call started it, and not one before."""


def start_run(database: Database, actor: Actor, source: RunSource, now: datetime) -> Run:
    """Queue what is due as the run of the day; who asks again gets the answer of the first."""
    require(actor, Permission.ENRICH)

    def work(tx: Transaction) -> Run:
        settings = enrichment_settings(tx)
        act = Act.begin(tx, actor, now)
        return _run_of(act, settings.schedule.day(now), source, settings)

    return database.write(work)


def start_scheduled(database: Database, now: datetime) -> Run | None:
    """Start the run that the schedule says is due, unless its day had one; cheap when not."""
    day = enrichment_settings(database).schedule.due_day(now)
    if day is None or database.row("run_of_day", day=day):
        return None

    def work(tx: Transaction) -> Run:
        return _run_of(Act.begin(tx, SYSTEM, now), day, RunSource.SCHEDULE, enrichment_settings(tx))

    return database.write(work)


def request_due(
    database: Database, actor: Actor, now: datetime, *, limit: int | None = None
) -> Entered:
    """Queue what is due now, as often as somebody asks; limit: instead of that of a run."""
    require(actor, Permission.ENRICH)

    def work(tx: Transaction) -> Entered:
        act, settings = Act.begin(tx, actor, now), enrichment_settings(tx)
        entered = _queue_due(act, settings, limit or settings.daily_limit, Trigger.MANUAL)
        if entered.queued:
            counts = {"queued": entered.queued, "skipped": entered.skipped}
            act.note(ActivityKind.ENRICHMENT_REQUESTED, detail=counts)
        return entered

    return database.write(work)


def _run_of(act: Act, day: date, source: RunSource, settings: EnrichmentSettings) -> Run:
    """The run of a day, the only one: its transaction conflicts with every other of its kind."""
    if found := act.tx.row("run_of_day", day=day):
        return Run(**found, is_new=False)
    act.tx.execute("raise_counter")
    run_id = new_id()
    entered = _queue_due(act, settings, settings.daily_limit, Trigger.DAILY, run_id)
    counts: dict[str, Any] = {"queued": entered.queued, "skipped": entered.skipped}
    act.tx.execute(
        "add_enrichment_run",
        id=run_id,
        day=day,
        source=str(source),
        started_by=act.actor.name,
        now=act.now,
        **counts,
    )
    act.note(ActivityKind.ENRICHMENT_RUN, detail={"day": day, "source": str(source), **counts})
    return Run(run_id, day, **counts, is_new=True)


def _queue_due(
    act: Act,
    settings: EnrichmentSettings,
    limit: int,
    trigger: Trigger,
    run_id: UUID | None = None,
) -> Entered:
    may_enrich = entitled(act.tx)
    due = act.tx.rows(
        "due_clients",
        entitled=may_enrich,
        transient=[str(kind) for kind in TRANSIENT],
        attempts=MOST_ATTEMPTS,
        old=act.now - OLD if settings.refresh_old else None,
        limit=limit,
    )
    return enqueue(act, due, trigger, entitled=may_enrich, refresh=True, run_id=run_id)
