"""The daily run: when it comes next, who started the last ones, and what became of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.text.amounts import number
from clientdesk.text.dates import day
from clientdesk.text.labels import label
from clientdesk.text.next_run import next_run
from clientdesk.ui import cached, queue_reads
from clientdesk.ui.components import table
from clientdesk.ui.components.table import Cell, Column, Row, Table
from clientdesk.ui.queue_reader import reader as this_reader

if TYPE_CHECKING:
    from collections.abc import Iterable

    from clientdesk.queries.enrichment_runs import RunCounts
    from clientdesk.ui.queue_reader import Reader

RUNS: Final = (
    Column("Day", "elastic wide"),
    Column("Started", "right aside"),
    Column("Queued", "right aside"),
    Column("Succeeded", "right"),
    Column("Failed", "right"),
    Column("Skipped", "right aside"),
    Column("Canceled", "right aside"),
    Column("Finished", "right"),
)


def show() -> None:
    """Say when the next one comes, and draw the last ones."""
    st.subheader("Daily run", anchor=False)
    st.text(coming())
    runs = queue_reads.runs()
    if not runs:
        st.text("There was no run yet.")
        return
    drawn = Table("Last runs", RUNS, run_rows(runs, this_reader()))
    table.show(drawn, "queue-runs")


def coming() -> str:
    """When the next run starts by itself."""
    settings, now = queue_reads.settings(), cached.now()
    if not cached.workspace().enrichment_enabled:
        return "Enrichment is off, so a run would skip everything."
    started = [run.day for run in queue_reads.runs()]
    return next_run(
        settings.schedule.coming(now, started),
        now,
        timezone=settings.run_timezone,
        locale=cached.workspace().locale,
    )


def run_rows(runs: Iterable[RunCounts], reader: Reader) -> list[Row]:
    """The runs of the last days, and what became of what they queued."""
    return [
        Row(
            id=str(run.id),
            name=day(run.day, reader.locale),
            cells=(
                Cell(
                    day(run.day, reader.locale),
                    below=f"{label('run_source', run.source)} · {run.started_by}",
                ),
                reader.when(run.started_at),
                reader.number(run.queued),
                reader.number(run.succeeded),
                reader.number(run.failed, "overdue"),
                reader.number(run.skipped),
                reader.number(run.canceled),
                _finished(run, reader),
            ),
        )
        for run in runs
    ]


def _finished(run: RunCounts, reader: Reader) -> Cell | None:
    if run.finished_at is None:
        left = number(run.to_do, reader.locale)
        return Cell(f"{left} to do", chip="blue")
    return reader.when(run.finished_at)
