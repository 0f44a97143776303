"""The rows that lookups leave, as the actions that end them would have written each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
import polars as pl

from clientdesk.demo.columns import date_column, ids, time_column, uuid_column
from clientdesk.demo.lookups import as_json, uuids
from clientdesk.model.enrichment import as_json as result_json
from clientdesk.model.enrichment_jobs import ENGINE, JobStatus, RunSource
from clientdesk.model.words import EnrichmentStatus as Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from uuid import UUID

    from clientdesk.demo.calendar import Calendar
    from clientdesk.demo.clients import Clients
    from clientdesk.demo.columns import Ints
    from clientdesk.demo.lookups import Lookup
    from clientdesk.demo.turns import Run

WORKER: Final = "server 4711"


@dataclass(frozen=True, slots=True)
class Made:
    """Whose lookups they are: the demo's seed, its clients and the runs."""

    seed: int
    clients: Clients
    runs: Sequence[Run]

    def run_ids(self) -> list[UUID]:
        """The ids of the runs."""
        return uuids(ids(_moments(run.at for run in self.runs), "enrichment_runs", self.seed, 0))

    def result_ids(self, lookups: Sequence[Lookup]) -> list[UUID]:
        """An id for the result of each lookup, also of those that have none."""
        ended = _moments(each.tries[-1].ended for each in lookups)
        return uuids(ids(ended, "enrichment_results", self.seed, 0))


def jobs(made: Made, lookups: Sequence[Lookup], asked_by: Callable[[Lookup], str]) -> pl.DataFrame:
    """The jobs, all of them done."""
    runs = made.run_ids()
    failures = [each.failure for each in lookups]
    tries = pl.Series([len(each.tries) for each in lookups], dtype=pl.Int32)
    return _of_clients(made, lookups).with_columns(
        id=_uuids(each.job for each in lookups),
        run_id=_uuids(None if each.turn.run is None else runs[each.turn.run] for each in lookups),
        status=pl.lit(str(JobStatus.DONE)),
        trigger=_texts(str(each.turn.trigger) for each in lookups),
        status_before=_texts(_before(each) for each in lookups),
        queued_at=_times(each.turn.queued for each in lookups),
        queued_by=_texts(map(asked_by, lookups)),
        run_after=_times(_run_after(each) for each in lookups),
        attempt=tries,
        fence=tries,
        worker=pl.lit(WORKER),
        started_at=_times(each.tries[-1].started for each in lookups),
        pages_read=pl.Series([each.pages for each in lookups], dtype=pl.Int32),
        inputs=_texts(each.inputs for each in lookups),
        finished_at=_times(each.tries[-1].ended for each in lookups),
        outcome=_texts(str(each.result.status) for each in lookups),
        error_kind=_texts(str(each.kind) if each else None for each in failures),
        error=_texts(each.message if each else None for each in failures),
    )


def results(made: Made, lookups: Sequence[Lookup]) -> pl.DataFrame:
    """What was found, and what of it went onto the records."""
    found = [
        (each, result_id)
        for each, result_id in zip(lookups, made.result_ids(lookups), strict=True)
        if each.failure is None
    ]
    kept = [each for each, _ in found]
    return _of_clients(made, kept).with_columns(
        id=_uuids(result_id for _, result_id in found),
        job_id=_uuids(each.job for each in kept),
        found_at=_times(each.tries[-1].ended for each in kept),
        engine=pl.lit(ENGINE),
        inputs=_texts(each.inputs for each in kept),
        result=_texts(as_json(result_json(each.result)) for each in kept),
        filled=_texts(as_json(each.changes) for each in kept),
    )


def run_rows(
    made: Made, lookups: Sequence[Lookup], days: Calendar, started_by: str
) -> pl.DataFrame:
    """The runs that queued any of the lookups."""
    counts = [sum(each.turn.run == at for each in lookups) for at in range(len(made.runs))]
    frame = pl.DataFrame(
        {
            "id": _uuids(made.run_ids()),
            "day": date_column(days.dates(np.array([run.day for run in made.runs]))),
            "source": str(RunSource.PAGE),
            "started_at": _times(run.at for run in made.runs),
            "started_by": started_by,
            "queued": counts,
            "skipped": 0,
        }
    )
    return frame.filter(pl.col("queued") > 0)


def _of_clients(made: Made, lookups: Sequence[Lookup]) -> pl.DataFrame:
    rows = np.array([each.turn.row for each in lookups], dtype=np.int64)
    return pl.DataFrame({"client_id": uuid_column(made.clients.ids[rows])})


def _before(lookup: Lookup) -> str:
    """Where the client stood when its last try was put into the queue."""
    return str(Status.FAILED if len(lookup.tries) > 1 else Status.NOT_STARTED)


def _run_after(lookup: Lookup) -> int:
    """When its last try was due."""
    return lookup.tries[-1].started if len(lookup.tries) > 1 else lookup.turn.queued


def _moments(values: Iterable[int]) -> Ints:
    return np.array(list(values), dtype=np.int64)


def _times(values: Iterable[int]) -> pl.Series:
    return time_column(_moments(values))


def _texts(values: Iterable[str | None]) -> pl.Series:
    return pl.Series(list(values), dtype=pl.String)


def _uuids(values: Iterable[UUID | None]) -> pl.Series:
    return pl.Series([each and each.bytes for each in values], dtype=pl.Binary)
