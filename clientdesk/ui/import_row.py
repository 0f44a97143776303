"""One row of a file with the record that it matches, field by field."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.text.amounts import EMPTY
from clientdesk.ui import cached, import_job, import_words, state
from clientdesk.ui.components import table
from clientdesk.ui.components.table import Cell, Column, Table
from clientdesk.ui.components.table import Row as Line
from clientdesk.ui.escape import md, short
from clientdesk.ui.filter_fields import follow
from clientdesk.ui.import_kinds import VERDICTS, Row

if TYPE_CHECKING:
    from clientdesk.intake.decisions import Decision
    from clientdesk.ui.import_job import Job

_ASKED: Final = "import-row"
_COLUMNS: Final = (
    Column("Field"),
    Column("File", "wide"),
    Column("Record", "wide"),
    Column("After", "wide"),
)


def ask(row: Row) -> None:
    """Open the row in the next run."""
    state.keep(_ASKED, row)


def show() -> None:
    """Open the row that was asked for, once."""
    nothing: Row | None = None
    row = state.take(_ASKED, nothing)
    if row is not None and import_job.current().reviewed:
        title = md(short(row.name or f"Line {row.line}", 60))
        st.dialog(title, width="large", on_dismiss="rerun")(_body)(row)


def _body(row: Row) -> None:
    job = import_job.current()
    sure = f" {row.score:.0%} sure." if row.score else ""
    st.caption(md(f"Line {row.line}, {VERDICTS[row.verdict].lower()}.{sure}"))
    likeness = job.reviewed.likeness(cached.database(), row) if job.reviewed else ""
    for sentence in filter(None, (*row.why, likeness)):
        st.text(sentence)
    made = import_words.of_row(job, row)
    table.show(
        Table("Fields", _COLUMNS, _lines(row, made)),
        f"import-facts-{row.line}",
    )
    if len(row.choices) > 1:
        _choice(job, row, made)
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Done", key="import-row-done", type="primary"):
            st.rerun()


def _lines(row: Row, made: Decision) -> list[Line]:
    return [
        Line(
            id=fact.label,
            name=fact.label,
            cells=(
                Cell(fact.label, tone="quiet"),
                *(
                    Cell(text, title=text) if text else Cell(EMPTY, tone="quiet")
                    for text in (fact.file, fact.record, fact.after(made))
                ),
            ),
        )
        for fact in row.facts
    ]


def _choice(job: Job, row: Row, made: Decision) -> None:
    key = f"import-decide-{row.line}"
    follow(key, made)
    st.segmented_control(
        "Decision",
        row.choices,
        key=key,
        required=True,
        format_func=lambda each: import_words.decision(each, row.verdict, job.kind),
        disabled=job.going is not None,
        on_change=lambda: import_job.decide_row(row.line, state.recall(key, made)),
    )
