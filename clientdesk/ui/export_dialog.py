"""The dialog that takes the list away: which clients, which columns, as what."""

from __future__ import annotations

import io
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final

import streamlit as st

from clientdesk.actions import exports
from clientdesk.documents import handout
from clientdesk.documents.file_names import list_file
from clientdesk.documents.handout import Wanted
from clientdesk.documents.table_files import MIMES, Kind, Table, refuse_too_many, write_table
from clientdesk.errors import Refused
from clientdesk.queries.directory import COLUMNS
from clientdesk.queries.export import Chosen, client_frames
from clientdesk.store.figures import MONEY
from clientdesk.text.labels import field_label
from clientdesk.text.plurals import count
from clientdesk.ui import cached, export_going, identity, state, steering, views_here
from clientdesk.ui.escape import md
from clientdesk.ui.tables import CLIENT_COLUMNS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from uuid import UUID

    from clientdesk.model.permissions import Actor
    from clientdesk.store.database import Database

PURPOSE: Final = "list"
AT_ONCE: Final = 10_000
"""So many clients go out at a click; for more the file is made first, with its progress."""

_ASKED: Final = "export-dialog"
_SCOPE: Final = "export-scope"
_KIND: Final = "export-kind"
_WHICH: Final = "export-columns"
_PICKED: Final = "export-picked"

_LIST: Final = "list"
_SELECTED: Final = "selected"
_SHOWN, _ALL, _PICK = "shown", "all", "pick"

_KINDS: Final = {Kind.CSV: "CSV", Kind.XLSX: "Excel", Kind.PARQUET: "Parquet"}
_ABOUT: Final = {
    Kind.CSV: "Opens everywhere. A cell that a spreadsheet would run gets a ' in front, which "
    "importing it here takes away again.",
    Kind.XLSX: "Amounts with their currency, days as days, everything else as text.",
    Kind.PARQUET: "Typed columns for other programs: decimals, days, times in UTC.",
}


@dataclass(frozen=True, slots=True)
class Order:
    """What goes out, read by whoever asked for it; nothing of it asks the session."""

    database: Database
    actor: Actor
    chosen: Chosen
    columns: tuple[str, ...]
    kind: Kind
    today: date

    def write(self, file: BinaryIO, tell: Callable[[int], None]) -> None:
        """Write the file, and note that it was taken."""
        written = 0

        def told(rows: int) -> None:
            nonlocal written
            written = rows
            tell(rows)

        frames = client_frames(self.database, self.chosen, self.today, self.columns)
        write_table(self.kind, Table("Clients", frames, frozenset(MONEY)), file, told)
        exports.note_list(
            self.database, self.actor, written, kind=_KINDS[self.kind], now=cached.now()
        )

    def data(self) -> bytes:
        """The file in memory."""
        file = io.BytesIO()
        self.write(file, lambda _rows: None)
        return file.getvalue()


def offer() -> None:
    """The button beside the title."""
    st.button("Export", key="export-list", icon=":material/download:", on_click=ask)


def ask(ids: Sequence[UUID] = ()) -> None:
    """Open the dialog in the next run; with ids it offers these clients first."""
    state.keep(_ASKED, tuple(str(one) for one in ids))


def show(total: int) -> bool:
    """Open the dialog that was asked for, once; total: of the list that is shown."""
    nothing: tuple[str, ...] | None = None
    ids = state.take(_ASKED, nothing)
    if ids is None:
        return False
    st.dialog("Export clients", width="medium")(_body)(ids, total)
    return True


def _body(ids: tuple[str, ...], total: int) -> None:
    if export_going.show(PURPOSE, lambda: state.keep(_ASKED, ids)):
        return
    is_list = _scope(ids, total) == _LIST
    kind = Kind(
        st.segmented_control(
            "Format", list(Kind), default=Kind.CSV, key=_KIND, required=True,
            format_func=lambda kind: _KINDS[kind],
        )
    )  # fmt: skip
    st.caption(_ABOUT[kind])
    order = Order(
        cached.database(),
        cached.actor(),
        Chosen(state.read_filter().filter) if is_list else Chosen(ids=ids),
        _columns(),
        kind,
        cached.today(),
    )
    _go(order, total if is_list else len(ids))


def _scope(ids: tuple[str, ...], total: int) -> str:
    locale = cached.workspace().locale
    whole = f"The whole list, {count(total, 'client', locale=locale)}"
    if not ids:
        st.text(f"{whole}, in the order shown.")
        return _LIST
    said = {_SELECTED: f"{count(len(ids), 'selected client', locale=locale)}", _LIST: whole}
    return st.radio("Clients", list(said), key=_SCOPE, format_func=lambda key: said[key])


def _columns() -> tuple[str, ...]:
    """The columns that go out, in the order of exports; amounts never without their currency."""
    shown = steering.shown_columns()
    said = {
        _SHOWN: f"As shown ({len(shown)})",
        _ALL: f"All ({len(COLUMNS)})",
        _PICK: "Choose",
    }
    which = st.segmented_control(
        "Columns", list(said), default=_SHOWN, key=_WHICH, required=True,
        format_func=lambda key: said[key],
    )  # fmt: skip
    picked = {_SHOWN: shown, _ALL: COLUMNS}.get(which, ())
    if which == _PICK:
        picked = tuple(
            st.multiselect(
                "Columns that go out", COLUMNS, list(shown), key=_PICKED, format_func=title
            )
        )
    with_currency = {*picked, *(("currency",) if not set(MONEY).isdisjoint(picked) else ())}
    return tuple(key for key in COLUMNS if key in with_currency)


def title(column: str) -> str:
    """What a column is called on pages."""
    return CLIENT_COLUMNS[column].label if column in CLIENT_COLUMNS else field_label(column)


def _go(order: Order, total: int) -> None:
    problem = _problem(order, total)
    if problem:
        st.error(md(problem))
    name = f"{list_file(_name(order), order.today)}.{order.kind}"
    with st.container(horizontal=True, horizontal_alignment="right"):
        if total <= AT_ONCE:
            st.download_button(
                "Export",
                identity.while_admitted(order.data),
                file_name=name,
                mime=MIMES[order.kind],
                key="export-now",
                type="primary",
                icon=":material/download:",
                on_click="ignore",
                disabled=bool(problem),
            )
        elif st.button("Make the file", key="export-make", type="primary", disabled=bool(problem)):
            handout.begin(
                Wanted(
                    PURPOSE,
                    name,
                    MIMES[order.kind],
                    total,
                    order.actor.id,
                    order.write,
                    identity.while_admitted(partial(bool)),
                )
            )
            st.rerun(scope="fragment")


def _problem(order: Order, total: int) -> str:
    if not order.columns:
        return "Choose a column."
    if not total:
        return "The list is empty. Change its filter."
    try:
        if order.kind is Kind.XLSX:
            refuse_too_many(total)
    except Refused as problem:
        return f"{problem.message} {problem.hint}"
    return ""


def _name(order: Order) -> str:
    view = views_here.here().view
    return view.name if view and order.chosen.filter is not None else "Clients"
