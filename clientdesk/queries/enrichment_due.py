"""What the next run takes: how many clients, which, and how many the gate would stop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from clientdesk.model.enrichment_due import OLD
from clientdesk.model.enrichment_retry import MOST_ATTEMPTS, TRANSIENT
from clientdesk.queries.enrichment import enrichment_settings
from clientdesk.queries.workspace import workspace

if TYPE_CHECKING:
    from datetime import datetime

    import polars as pl

    from clientdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Due:
    """What is due, whatever the limit of a run."""

    ready: int
    """Would be looked up."""
    stopped: int
    """Were never tried, and would be skipped."""


def due(database: Database, now: datetime) -> Due:
    """How many clients are due."""
    [row] = database.rows("due_counts", **_terms(database, now))
    return Due(**row)


def due_page(
    database: Database, now: datetime, *, limit: int = 25, offset: int = 0
) -> pl.DataFrame:
    """Those that would be looked up, in their order: client_id, name, website, status, enriched_at.

    The status says why: never tried, no longer held back, to be tried again, or old.
    """
    return database.frame("due_page", **_terms(database, now), limit=limit, offset=offset)


def _terms(database: Database, now: datetime) -> dict[str, Any]:
    refreshes = enrichment_settings(database).refresh_old
    return {
        "entitled": workspace(database).enrichment_enabled,
        "transient": [str(kind) for kind in TRANSIENT],
        "attempts": MOST_ATTEMPTS,
        "old": now - OLD if refreshes else None,
    }
