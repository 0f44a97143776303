"""A client's statement of account over a period, as a PDF or a table."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.documents.file_names import statement_file
from clientdesk.documents.statement_csv import statement_csv
from clientdesk.documents.statement_pdf import MOST_ENTRIES, statement_pdf, too_long
from clientdesk.errors import InvalidField
from clientdesk.model.period import Period, Window, window
from clientdesk.model.statement import period
from clientdesk.queries.statement import entry_count, statement
from clientdesk.text.dates import day
from clientdesk.text.labels import label
from clientdesk.text.typed_days import read_day
from clientdesk.ui import cached, identity, state
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from uuid import UUID

    from clientdesk.model.statement import Statement
    from clientdesk.model.workspace import Workspace
    from clientdesk.queries.clients import ClientRecord

_ALL: Final = "all"
_PERIODS: Final = (
    *(_ALL, Period.THIS_YEAR, Period.THIS_QUARTER),
    *(Period.LAST_90, Period.LAST_30, Period.CUSTOM),
)


def show(record: ClientRecord) -> None:
    """Draw the button that opens to the period and the downloads."""
    with st.popover("Statement", icon=":material/receipt_long:", key="statement"):
        st.caption(
            "Every invoice and payment with the running balance, and what is open by age. "
            f"A PDF holds up to {MOST_ENTRIES:,} entries, a CSV all of them."
        )
        found = _window(record.id)
        if isinstance(found, str):
            st.markdown(f":small[:red[{md(found)}]]")
        else:
            _downloads(record, found)


def _window(client_id: UUID) -> Window | str:
    """The chosen days, or what is wrong with them."""
    chosen = st.selectbox(
        "Period",
        _PERIODS,
        key=f"statement-period-{client_id}",
        format_func=lambda name: "All time" if name == _ALL else label("period", name),
    )
    if chosen == _ALL:
        return Window()
    if chosen != Period.CUSTOM:
        return window(Period(chosen), cached.today())
    left, right = st.columns(2)
    with left:
        first = _typed(client_id, "first", "From")
    with right:
        last = _typed(client_id, "last", "To")
    if isinstance(first, str) or isinstance(last, str):
        return first if isinstance(first, str) else str(last)
    try:
        return Window(*period(first, last, cached.today()))
    except InvalidField as problem:
        return problem.message


def _typed(client_id: UUID, name: str, title: str) -> date | str | None:
    """The day that was typed, a sentence when it is none, nothing when it is empty."""
    locale, key = cached.workspace().locale, f"statement-{name}-{client_id}"
    st.text_input(title, key=key, live="300ms", placeholder=day(cached.today(), locale))
    text = state.recall(key, "").strip()
    if not text:
        return None
    return read_day(text, locale) or f"{title} must be a day such as 22 Nov 2026 or 2026-11-22."


def _downloads(record: ClientRecord, days: Window) -> None:
    # Made outside the run, where nothing of the session may be asked.
    read = partial(
        statement, cached.database(), record.id, cached.today(), first=days.first, last=days.last
    )
    name = statement_file(record.name, days, cached.today())
    problem = too_long(_entries(record.id, days))
    if problem:
        st.markdown(f":small[:red[{md(problem)}]]")
    with st.container(horizontal=True):
        st.download_button(
            "PDF",
            identity.while_admitted(partial(_pdf, read, cached.workspace())),
            file_name=f"{name}.pdf",
            mime="application/pdf",
            key="statement-pdf",
            icon=":material/download:",
            type="secondary" if problem else "primary",
            on_click="ignore",
            disabled=bool(problem),
        )
        st.download_button(
            "CSV",
            identity.while_admitted(partial(_csv, read)),
            file_name=f"{name}.csv",
            mime="text/csv",
            key="statement-csv",
            icon=":material/download:",
            type="primary" if problem else "secondary",
            on_click="ignore",
        )


def _entries(client_id: UUID, days: Window) -> int:
    return cached.read_on_day(
        lambda database, day: entry_count(
            database, client_id, day, first=days.first, last=days.last
        ),
        "statement_entries",
        client_id,
        days,
    )


def _pdf(read: Callable[[], Statement], workspace: Workspace) -> bytes:
    return statement_pdf(read(), workspace)


def _csv(read: Callable[[], Statement]) -> bytes:
    return statement_csv(read())
