"""A client's invoices: the recent ones, or those behind one of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.queries.behind import Page
from clientdesk.text.amounts import money, number
from clientdesk.text.plurals import count
from clientdesk.ui import cached, drafts, invoice_ways, state
from clientdesk.ui.filter_fields import follow
from clientdesk.ui.tables import BEHIND, LEFT_OUT, RECENT

if TYPE_CHECKING:
    from uuid import UUID

    import polars as pl

    from clientdesk.queries.clients import ClientRecord

TAB: Final = "Invoices"

_RECENT: Final = "recent"
_FIGURES: Final = {
    _RECENT: "Recent",
    "revenue": "Revenue",
    "outstanding": "Outstanding",
    "overdue": "Overdue",
    "credit": "Credit",
    "invoice_count": "Invoices",
}
_HEIGHT: Final = "396px"
"""Nine rows in view; the others scroll below the column heads."""

_MOST: Final = 200
"""Rows that a list behind a figure shows; the figure itself counts them all."""


def tab_key(client_id: UUID) -> str:
    """The key of the tabs that hold the list."""
    return f"sheet-tab-{client_id}"


def open_at(client_id: UUID, figure: str, *, place: str) -> None:
    """Show the invoices behind a figure, in the drawer or on the profile."""
    state.keep(_key(client_id, place), figure)
    state.keep(tab_key(client_id), TAB)


def show(record: ClientRecord, *, place: str) -> None:
    """The recent invoices, or those behind the chosen figure and those left out of it."""
    offered = [key for key in _FIGURES if key != "credit" or record.credit]
    key = _key(record.id, place)
    chosen = state.recall(key, _RECENT)
    follow(key, chosen if chosen in offered else _RECENT)
    with st.container(horizontal=True, vertical_alignment="center"):
        figure = st.segmented_control(
            "Which invoices",
            offered,
            key=key,
            required=True,
            format_func=_FIGURES.__getitem__,
            label_visibility="collapsed",
            persist_state="page",
            width="content",
        )
        st.space("stretch")
        invoice_ways.new_button(record, place, is_changed=_is_changed(record))
    if figure in {None, _RECENT}:
        _recent(record, place)
    else:
        _behind(record, str(figure), place)


def _key(client_id: UUID, place: str) -> str:
    return f"{place}-behind-{client_id}"


def _recent(record: ClientRecord, place: str) -> None:
    found = cached.invoices(record.id)
    if found.is_empty():
        st.text("No invoices yet. The first one you make appears here.")
    else:
        _table(record, found, RECENT, f"{place}-recent")


def _behind(record: ClientRecord, figure: str, place: str) -> None:
    found = cached.behind(record.id, figure, Page(limit=_MOST))
    st.text(_sentence(record, figure, found.counted))
    if found.counted:
        _table(record, found.rows, BEHIND, f"{place}-counted")
    if found.left_out:
        others = cached.behind(record.id, figure, Page(limit=_MOST, left_out=True))
        st.text(f"Left out: {count(found.left_out, 'invoice')}")
        _table(record, others.rows, LEFT_OUT, f"{place}-left-out")


def _sentence(record: ClientRecord, figure: str, rows: int) -> str:
    locale = cached.workspace().locale
    said = count(rows, "invoice", locale=locale)
    if not rows:
        return f"No invoice counts towards {_FIGURES[figure].lower()}."
    if figure == "invoice_count":
        return f"{said} {'counts' if rows == 1 else 'count'}."
    total = money(getattr(record, figure), record.currency, locale, exact=True)
    newest = f", the newest {number(_MOST, locale)} shown" if rows > _MOST else ""
    return f"{_FIGURES[figure]} of {total} comes from {said}{newest}."


def _table(record: ClientRecord, found: pl.DataFrame, shown: tuple[str, ...], key: str) -> None:
    is_changed = _is_changed(record)
    invoice_ways.show_table(
        found, shown, f"{key}-{record.id}", height=_HEIGHT, opens=not is_changed
    )
    if is_changed:
        st.caption("Save or discard what you typed, to open an invoice.")


def _is_changed(record: ClientRecord) -> bool:
    return bool(drafts.changes(str(record.id)))
