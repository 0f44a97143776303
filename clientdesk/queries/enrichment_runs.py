"""The runs of the days, and what became of what they queued."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clientdesk.errors import NotFound

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date, datetime
    from uuid import UUID

    from clientdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class RunCounts:
    """A run and its jobs; those of clients that were deleted are in none of the outcomes."""

    id: UUID
    day: date
    source: str
    started_at: datetime
    started_by: str
    queued: int
    """Put into the queue when it started."""
    skipped: int
    succeeded: int
    failed: int
    canceled: int
    to_do: int
    """Still queued, running, or to be tried again."""
    finished_at: datetime | None
    """When the last of it was done; None while there is something to do."""


def runs(database: Database, *, limit: int = 10) -> list[RunCounts]:
    """The newest runs."""
    rows = database.rows("enrichment_run_counts", id=None, limit=limit)
    return [_counts(row) for row in rows]


def run(database: Database, run_id: UUID) -> RunCounts:
    """One run; raises NotFound."""
    row = database.row("enrichment_run_counts", id=run_id, limit=1)
    if row is None:
        raise NotFound("run", run_id)
    return _counts(row)


def _counts(row: Mapping[str, Any]) -> RunCounts:
    columns = dict(row)
    last = columns.pop("last_finished_at")
    finished = None if columns["to_do"] else last or columns["started_at"]
    return RunCounts(**columns, finished_at=finished)
