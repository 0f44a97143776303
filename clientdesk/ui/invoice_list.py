"""A client's invoices: the recent ones, or those behind one of its figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.ui import cached, state
from clientdesk.ui.components import table
from clientdesk.ui.tables import INVOICE_COLUMNS, invoice_rows

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.queries.clients import ClientRecord

TAB: Final = "Invoices"

_RECENT: Final = "recent"
_FIGURES: Final = {
    _RECENT: "Recent",
    "revenue": "Revenue",
    "outstanding": "Outstanding",
    "overdue": "Overdue",
    "invoice_count": "Counted",
}


def tab_key(client_id: UUID) -> str:
    """The key of the tabs that hold the list."""
    return f"sheet-tab-{client_id}"


def open_at(client_id: UUID, figure: str) -> None:
    """Show the invoices behind a figure."""
    state.keep(tab_key(client_id), TAB)
    state.keep(f"behind-{client_id}", figure)


def show(record: ClientRecord) -> None:
    """The invoices behind the chosen figure, and those left out of it with the reason."""
    key = f"behind-{record.id}"
    figure = st.segmented_control(
        "Which invoices",
        list(_FIGURES),
        key=key,
        default=None if key in st.session_state else _RECENT,
        required=True,
        format_func=_FIGURES.__getitem__,
        label_visibility="collapsed",
        persist_state="page",
    )
    locale = cached.workspace().locale
    found = cached.invoices(record.id) if figure == _RECENT else None
    if found is None:
        return
    if found.is_empty():
        st.text("No invoices yet. They appear here once one is made out to this client.")
        return
    table.show(
        table.Table("Invoices", INVOICE_COLUMNS, invoice_rows(found, locale)),
        f"invoices-{record.id}",
    )
