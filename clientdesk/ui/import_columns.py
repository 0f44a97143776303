"""The second step of an import: what each column of the file becomes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.intake.choosing import NOWHERE
from clientdesk.intake.grid import name_of
from clientdesk.text.plurals import count
from clientdesk.ui import cached, import_job, state
from clientdesk.ui.escape import md, short
from clientdesk.ui.filter_fields import follow

if TYPE_CHECKING:
    import polars as pl

    from clientdesk.intake.tables import Table
    from clientdesk.ui.import_job import Job

_WIDTHS: Final = [3, 4, 3, 3]
_MOST: Final = 100
_SCROLLS: Final = 9
"""Columns beyond which they scroll."""


def show(job: Job) -> None:
    """Draw the columns; they are open until the rows were judged."""
    if job.table is None:
        return
    is_open = job.reviewed is None
    with st.expander(_title(job), expanded=is_open, key=f"import-columns-{is_open}"):
        _every(job, job.table)
    if job.reviewed is None and job.going is None:
        rows = count(job.table.height, "row", locale=cached.workspace().locale)
        st.button(
            f"Review {rows}",
            key="import-review",
            type="primary",
            on_click=import_job.review,
            disabled=job.table.height == 0,
        )


def _title(job: Job) -> str:
    read = len(job.matched.fields) if job.matched else 0
    columns = len(job.table.grid.filled) if job.table else 0
    return f"Columns: {read} of {columns} are imported"


def _every(job: Job, table: Table) -> None:
    sample = table.sample(200) if table.height else None
    filled = [at for at in sorted(table.grid.filled) if at < len(table.headers)]
    heights = {"height": 470} if len(filled) > _SCROLLS else {}
    with st.container(key="import-column-list", gap="small", **heights):  # type: ignore[arg-type]
        for at in filled[:_MOST]:
            _column(job, at, table.headers[at], _samples(sample, at))
    if len(filled) > _MOST:
        st.caption(f"The first {_MOST} columns are shown; the others are read by their headings.")


def _column(job: Job, at: int, heading: str, samples: str) -> None:
    field = job.matched.fields.get(at, NOWHERE) if job.matched else NOWHERE
    fields, key = job.importer.fields, f"import-column-{at}"
    name, texts, target, how = st.columns(_WIDTHS, vertical_alignment="center")
    name.text(short(heading, 60) or f"Column {at + 1}")
    texts.caption(md(samples))
    follow(key, field)
    target.selectbox(
        f"Field of {md(short(heading, 60))}",
        [NOWHERE, *fields],
        key=key,
        format_func=lambda each: fields.get(each, "Not imported"),
        label_visibility="collapsed",
        disabled=job.going is not None or job.outcome is not None,
        on_change=lambda: import_job.choose(at, state.recall(key, NOWHERE)),
    )
    how.caption(md(_how(job, at)))


def _how(job: Job, at: int) -> str:
    if at in job.choices:
        return "As you chose last time" if at in job.recalled else "Your choice"
    if job.matched is None or at not in job.matched.fields:
        return ""
    return job.matched.how.get(at, "By its heading")


def _samples(sample: pl.DataFrame | None, at: int) -> str:
    """The first two texts of the column."""
    if sample is None:
        return ""
    texts = sample[name_of(at)].drop_nulls().str.strip_chars()
    return " · ".join(short(text, 32) for text in texts.filter(texts != "").head(2))
