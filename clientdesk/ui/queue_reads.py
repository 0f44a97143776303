"""What the page of the queue reads, kept until the next change of the database."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from clientdesk.queries import enrichment_due, enrichment_queue, enrichment_runs
from clientdesk.queries.enrichment import enrichment_settings
from clientdesk.ui import cached

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import polars as pl

    from clientdesk.model.enrichment_settings import EnrichmentSettings
    from clientdesk.queries.enrichment_due import Due
    from clientdesk.queries.enrichment_queue import Counts, Pace, Running
    from clientdesk.queries.enrichment_runs import RunCounts
    from clientdesk.store.database import Database

RUNS: Final = 10
"""Days whose runs are listed."""


def settings() -> EnrichmentSettings:
    """How the workspace enriches."""
    return cached.read_on_day(
        lambda database, _day: enrichment_settings(database), "enrichment-settings"
    )


def counts() -> Counts:
    """How many clients stand where."""
    return cached.read_on_day(
        lambda database, _day: enrichment_queue.counts(database), "queue-counts"
    )


def due() -> Due:
    """How many clients the next run takes."""
    return cached.read_on_day(
        lambda database, _day: enrichment_due.due(database, cached.now()), "queue-due"
    )


def pace() -> Pace:
    """How far the queue has come, as of the moment: it slows down without any change."""
    return enrichment_queue.pace(cached.database(), cached.now())


def running() -> Sequence[Running]:
    """What is being looked up."""
    return cached.read_on_day(
        lambda database, _day: enrichment_queue.running(database), "queue-running"
    )


def runs() -> Sequence[RunCounts]:
    """The runs of the last days."""
    return cached.read_on_day(
        lambda database, _day: enrichment_runs.runs(database, limit=RUNS), "queue-runs"
    )


def page(name: str, *, limit: int, offset: int) -> pl.DataFrame:
    """A page of one of the lists, by its name."""
    ask = _PAGES[name]
    return cached.read_on_day(
        lambda database, _day: ask(database, limit, offset), "queue-page", name, limit, offset
    )


def _due(database: Database, limit: int, offset: int) -> pl.DataFrame:
    return enrichment_due.due_page(database, cached.now(), limit=limit, offset=offset)


def _queued(database: Database, limit: int, offset: int) -> pl.DataFrame:
    return enrichment_queue.queued(database, limit=limit, offset=offset)


def _failed(database: Database, limit: int, offset: int) -> pl.DataFrame:
    return enrichment_queue.failed(database, limit=limit, offset=offset)


def _skipped(database: Database, limit: int, offset: int) -> pl.DataFrame:
    return enrichment_queue.skipped(database, limit=limit, offset=offset)


_PAGES: Final[dict[str, Callable[[Database, int, int], pl.DataFrame]]] = {
    "due": _due,
    "queued": _queued,
    "failed": _failed,
    "skipped": _skipped,
}
