"""The drawer of one figure: the invoices behind it, and those left out with the reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import polars as pl
import streamlit as st

from clientdesk.text.plurals import count
from clientdesk.ui import cached, state
from clientdesk.ui.components import table
from clientdesk.ui.components.table import Table
from clientdesk.ui.tables import BEHIND, INVOICE_COLUMNS, LEFT_OUT, invoice_rows

if TYPE_CHECKING:
    from uuid import UUID

_ASKED: Final = "figure-dialog"
_TITLES: Final = {
    "revenue": "Revenue",
    "outstanding": "Outstanding",
    "overdue": "Overdue",
    "credit": "Credit",
    "invoice_count": "Invoices",
}


def ask(client_id: UUID, figure: str) -> None:
    """Open the drawer of this figure in the next run."""
    state.keep(_ASKED, (client_id, figure))


def show() -> bool:
    """Open the drawer that was asked for, once; whether there was one."""
    nothing: tuple[UUID, str] | None = None
    asked = state.take(_ASKED, nothing)
    if asked is None:
        return False
    client_id, figure = asked
    st.dialog(_TITLES[figure], width=720, position="right")(_body)(client_id, figure)
    return True


def _body(client_id: UUID, figure: str) -> None:
    found = cached.behind(client_id, figure)
    counted = found.filter(pl.col("left_out").is_null())
    left_out = found.filter(pl.col("left_out").is_not_null())
    st.text(count(counted.height, "invoice"))
    _table(counted, BEHIND, "counted")
    if not left_out.is_empty():
        st.text(f"Left out: {count(left_out.height, 'invoice')}")
        _table(left_out, LEFT_OUT, "left-out")


def _table(found: pl.DataFrame, shown: tuple[str, ...], key: str) -> None:
    columns = [INVOICE_COLUMNS[name] for name in shown]
    rows = invoice_rows(found, shown, cached.workspace().locale)
    table.show(Table("Invoices", columns, rows), f"behind-{key}")
