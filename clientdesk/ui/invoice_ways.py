"""The ways to invoices: rows that open theirs, and the button that makes a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.model.permissions import Permission, may
from clientdesk.ui import cached, invoice_forms, state
from clientdesk.ui.components import table
from clientdesk.ui.components.table import Table
from clientdesk.ui.invoice_forms import Subject
from clientdesk.ui.tables import INVOICE_COLUMNS, invoice_rows

if TYPE_CHECKING:
    import polars as pl

    from clientdesk.queries.clients import ClientRecord

_UNSAVED = "Save or discard what you typed first."


def show_table(
    found: pl.DataFrame,
    shown: tuple[str, ...],
    key: str,
    *,
    height: str = "none",
    opens: bool = True,
) -> None:
    """A table of invoices; a row opens the invoice's page."""
    if opened := state.take(f"opened-{key}", ""):
        st.switch_page("pages/invoice.py", query_params=state.invoice_address(opened))
    columns = [INVOICE_COLUMNS[name] for name in shown]
    rows = invoice_rows(found, shown, cached.workspace().locale)

    def open_row(invoice_id: str) -> None:
        # Left for the run that follows: a callback cannot go to another page.
        state.keep(f"opened-{key}", invoice_id)

    drawn = Table("Invoices", columns, rows, height=height)
    table.show(drawn, key, on_open=open_row if opens else None)


def new_button(record: ClientRecord, place: str, *, is_changed: bool = False) -> None:
    """New invoice, or the one that is being typed, for those who may make one."""
    if not may(cached.actor(), Permission.WORK_INVOICES) or record.archived_at:
        return
    is_waiting = invoice_forms.is_waiting(Subject(record.id), cached.actor().id)
    pressed = st.button(
        "Continue invoice" if is_waiting else "New invoice",
        key=f"{place}-new-invoice",
        icon=":material/edit_note:" if is_waiting else ":material/add:",
        # What is typed in the drawer belongs to its page: another page would lose it.
        disabled=is_changed,
        help=_UNSAVED if is_changed else None,
    )
    if pressed and not is_changed:
        st.switch_page("pages/new_invoice.py", query_params={"client": str(record.id)})
