"""The queue of enrichment as its page shows it: counts, what runs, what waits, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from clientdesk.model.words import EnrichmentStatus

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from uuid import UUID

    import polars as pl

    from clientdesk.store.database import Database

LATELY: Final = timedelta(minutes=5)
"""The time from which the pace is taken."""


@dataclass(frozen=True, slots=True)
class Counts:
    """How many clients stand where, archived ones left out."""

    by_status: Mapping[EnrichmentStatus, int]
    """Every status, also those of nobody."""
    skipped: Mapping[str, int]
    """By reason."""
    failed: Mapping[str, int]
    """By kind of failure; empty for one that is not known."""


@dataclass(frozen=True, slots=True)
class Pace:
    """What was tried lately, and how long the rest takes at that pace."""

    finished: int
    a_minute: float
    done: int
    """Tried since the oldest of what is still to do was queued."""
    to_do: int
    """Queued and running jobs."""
    left: timedelta | None
    """None while nothing is to do, or nothing was tried lately."""
    waiting: int
    """Failed ones that are tried again later."""
    next_try: datetime | None


@dataclass(frozen=True, slots=True)
class Running:
    """A client that is being looked up."""

    client_id: UUID
    name: str
    website: str
    page: str | None
    pages_read: int
    started_at: datetime
    attempt: int


def counts(database: Database) -> Counts:
    """How many clients stand where."""
    rows = database.rows("enrichment_counts")
    sums = dict.fromkeys(EnrichmentStatus, 0)
    for row in rows:
        sums[EnrichmentStatus(row["status"])] += row["clients"]
    skipped, failed = (
        {row["reason"] or "": row["clients"] for row in rows if row["status"] == status}
        for status in (EnrichmentStatus.SKIPPED, EnrichmentStatus.FAILED)
    )
    return Counts(sums, skipped, failed)


def pace(database: Database, now: datetime) -> Pace:
    """What was tried in the last minutes, and how long the rest takes."""
    [row] = database.rows("enrichment_pace", since=now - LATELY, now=now)
    finished, to_do = row["finished"], row["to_do"]
    began = max(row["began"] or now, now - LATELY)
    taken = max(now - began, timedelta(seconds=1))
    a_minute = finished * timedelta(minutes=1) / taken
    left = timedelta(minutes=to_do / a_minute) if to_do and a_minute else None
    return Pace(finished, a_minute, row["done"], to_do, left, row["waiting"], row["next_try"])


def running(database: Database) -> list[Running]:
    """What is being looked up, with the page that is being read; the longest first."""
    return [Running(**row) for row in database.rows("running_jobs")]


def queued(database: Database, *, limit: int = 25, offset: int = 0) -> pl.DataFrame:
    """What waits, in its order: client_id, name, website, trigger, queued_by, queued_at."""
    return database.frame("queued_jobs", limit=limit, offset=offset)


def failed(database: Database, *, limit: int = 25, offset: int = 0) -> pl.DataFrame:
    """What failed, the newest first.

    client_id, name, website, error_kind, error, attempts, tried_at, next_try (null: not by itself).
    """
    return database.frame("failed_enrichments", limit=limit, offset=offset)


def skipped(database: Database, *, limit: int = 25, offset: int = 0) -> pl.DataFrame:
    """What the gate stopped, by reason: client_id, name, website, reason."""
    return database.frame("skipped_enrichments", limit=limit, offset=offset)
