"""The third step of an import: every row with its verdict, and what is decided of it."""

from __future__ import annotations

from functools import partial
from math import ceil
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.documents.left_out import left_out_csv
from clientdesk.intake.verdicts import Verdict
from clientdesk.text.amounts import number
from clientdesk.text.plurals import count
from clientdesk.ui import cached, identity, import_job, import_row, import_words, state
from clientdesk.ui.components import cards, table
from clientdesk.ui.components.cards import Card
from clientdesk.ui.components.table import Cell, Column, Table
from clientdesk.ui.components.table import Row as Line
from clientdesk.ui.filter_fields import follow
from clientdesk.ui.import_kinds import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clientdesk.intake.decisions import Decision
    from clientdesk.ui.import_job import Job
    from clientdesk.ui.import_kinds import Reviewed, Row, Will

PAGE_SIZE: Final = 50
_PAGE: Final = "import-page"
_COLUMNS: Final = (
    Column("Name", "elastic"),
    Column("Line", "right aside"),
    Column("Verdict"),
    Column("Why", "wide"),
    Column("Decision"),
)
_COLOURS: Final[Mapping[Verdict, str]] = {
    Verdict.NEW: "green",
    Verdict.DUPLICATE: "gray",
    Verdict.UPDATE: "blue",
    Verdict.INVALID: "red",
}
_NOTES: Final[Mapping[Verdict, str]] = {
    Verdict.NEW: "not here yet",
    Verdict.DUPLICATE: "nothing new",
    Verdict.UPDATE: "known, with news",
    Verdict.INVALID: "cannot be kept",
}


def show(job: Job) -> None:
    """Draw the counts, the rows and the button that imports them."""
    reviewed = job.reviewed
    if reviewed is None:
        return
    counts = reviewed.counts()
    _counts(job, counts)
    _for_all(job, reviewed, counts)
    _rows(job, reviewed, counts)
    _end(job, reviewed, reviewed.will(job.decisions))


def _counts(job: Job, counts: Mapping[Verdict, int]) -> None:
    locale = cached.workspace().locale
    cards.show(
        [
            Card(
                str(verdict),
                word,
                number(counts[verdict], locale),
                note=_NOTES[verdict],
                opens=bool(counts[verdict]),
                chosen=job.verdict is verdict,
            )
            for verdict, word in VERDICTS.items()
        ],
        "import-counts",
        on_choose=lambda word: _filter(job, Verdict(word)),
    )


def _filter(job: Job, verdict: Verdict) -> None:
    job.verdict = None if job.verdict is verdict else verdict
    state.keep(_PAGE, 1)


def _for_all(job: Job, reviewed: Reviewed, counts: Mapping[Verdict, int]) -> None:
    """What is done with all rows of a kind, where there is a choice."""
    with st.container(horizontal=True, key="import-for-all"):
        for verdict, word in VERDICTS.items():
            choices = reviewed.choices(verdict)
            if counts[verdict] and len(choices) > 1:
                _choice(job, verdict, f"All that are {word.lower()}", choices)


def _choice(job: Job, verdict: Verdict, title: str, choices: tuple[Decision, ...]) -> None:
    key = f"import-all-{verdict}"
    follow(key, job.decisions.by_verdict.get(verdict, choices[0]))
    st.selectbox(
        title,
        choices,
        key=key,
        format_func=lambda each: import_words.decision(each, verdict, job.kind),
        width=220,
        disabled=job.going is not None,
        on_change=lambda: import_job.decide(verdict, state.recall(key, choices[0])),
    )


def _rows(job: Job, reviewed: Reviewed, counts: Mapping[Verdict, int]) -> None:
    verdicts = (job.verdict,) if job.verdict else tuple(Verdict)
    total = sum(counts[verdict] for verdict in verdicts)
    offset = _offset(total)
    rows = {str(row.line): row for row in reviewed.page(verdicts, offset, PAGE_SIZE)}
    if not rows:
        st.text("No row has this verdict." if job.verdict else "The file has no rows.")
        return
    database = cached.database()
    table.show(
        Table(
            "Rows of the file",
            _COLUMNS,
            [_line(job, row, reviewed.likeness(database, row)) for row in rows.values()],
            height="34rem",
        ),
        "import-rows",
        on_open=lambda line: import_row.ask(rows[line]),
        on_choose=lambda line, word: _decide(job, rows[line], word),
    )
    _pages(offset, total)


def _line(job: Job, row: Row, likeness: str) -> Line:
    made = import_words.of_row(job, row)
    why = " ".join((*row.why, likeness)).strip()
    return Line(
        id=str(row.line),
        name=row.name or f"Line {row.line}",
        cells=(
            Cell(row.name or "(no name)", tone="" if row.name else "quiet"),
            Cell(number(row.line, cached.workspace().locale), tone="quiet"),
            Cell(VERDICTS[row.verdict], chip=_COLOURS[row.verdict]),
            Cell(why, title=why) if why else None,
            Cell(import_words.decision(made, row.verdict, job.kind)),
        ),
        href=f"/import#line-{row.line}",
        menu=()
        if job.going
        else tuple(
            import_words.decision(each, row.verdict, job.kind)
            for each in row.choices
            if each is not made
        ),
    )


def _decide(job: Job, row: Row, word: str) -> None:
    for each in row.choices:
        if import_words.decision(each, row.verdict, job.kind) == word:
            import_job.decide_row(row.line, each)


def _offset(total: int) -> int:
    """How many rows come before the page."""
    last = max(1, ceil(total / PAGE_SIZE))
    if state.recall(_PAGE, 1) > last:
        state.keep(_PAGE, last)
    return (state.recall(_PAGE, 1) - 1) * PAGE_SIZE


def _pages(offset: int, total: int) -> None:
    if total <= PAGE_SIZE:
        return
    locale, last = cached.workspace().locale, min(offset + PAGE_SIZE, total)
    with st.container(horizontal=True, vertical_alignment="center", key="import-pages"):
        rows = count(total, "row", locale=locale)
        st.text(f"{number(offset + 1, locale)}–{number(last, locale)} of {rows}")
        st.space("stretch")
        st.pagination(ceil(total / PAGE_SIZE), key=_PAGE)


def _end(job: Job, reviewed: Reviewed, will: Will) -> None:
    locale = cached.workspace().locale
    with st.container(horizontal=True, vertical_alignment="center", key="import-end"):
        if will.left:
            st.download_button(
                f"{count(will.left, 'row', locale=locale)} left out",
                identity.while_admitted(partial(_left_out, reviewed, job)),
                file_name="left-out.csv",
                mime="text/csv",
                key="import-left-out",
                icon=":material/download:",
                on_click="ignore",
                help="The rows that are not imported, each with the reason, as CSV.",
            )
        st.space("stretch")
        st.button(
            import_words.will(will, job.kind, locale),
            key="import-commit",
            type="primary",
            on_click=import_job.commit,
            disabled=not will.written or job.going is not None,
        )


def _left_out(reviewed: Reviewed, job: Job) -> bytes:
    return left_out_csv(
        (row.line, VERDICTS[row.verdict], row.why, {fact.label: fact.file for fact in row.facts})
        for row in reviewed.left_out(job.decisions)
    )
