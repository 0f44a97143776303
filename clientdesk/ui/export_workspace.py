"""The whole workspace, to be taken away by an administrator."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, BinaryIO, Final

import streamlit as st

from clientdesk.actions import exports
from clientdesk.documents import handout
from clientdesk.documents.file_names import list_file
from clientdesk.documents.handout import Wanted
from clientdesk.documents.table_files import Kind
from clientdesk.documents.workspace_files import KINDS, write_workspace
from clientdesk.model.permissions import Permission, may, require
from clientdesk.queries.workspace_tables import size, whole_tables
from clientdesk.text.plurals import count
from clientdesk.ui import cached, export_going, identity

if TYPE_CHECKING:
    from collections.abc import Callable

    from clientdesk.model.permissions import Actor
    from clientdesk.store.database import Database

PURPOSE: Final = "workspace"
_KIND: Final = "export-workspace-kind"
_NAMES: Final = {Kind.CSV: "CSV", Kind.PARQUET: "Parquet"}
_PURPOSE: Final = (
    "One archive with a file for each table: clients, contacts, invoices with lines, payments, "
    "activities, enrichment, portal views, members, settings. No secrets are in it: no portal "
    "link, no API token. To move a workspace whole, take a backup instead."
)


@dataclass(frozen=True, slots=True)
class Order:
    """What goes out; nothing of it asks the session."""

    database: Database
    actor: Actor
    kind: Kind

    def write(self, file: BinaryIO, tell: Callable[[int], None]) -> None:
        """Write the archive, and note that it was taken."""
        require(self.actor, Permission.EXPORT_WORKSPACE)
        with whole_tables(self.database) as tables:
            frames = {name: tables.frames(name) for name in tables.sizes}
            written = write_workspace(self.kind, frames, file, tell)
        exports.note_workspace(
            self.database, self.actor, written, kind=_NAMES[self.kind], now=cached.now()
        )


def show() -> None:
    """Draw what makes the archive, or how far it is; for those who may."""
    if not may(cached.actor(), Permission.EXPORT_WORKSPACE):
        return
    st.divider()
    with st.container(key="workspace-export"):
        st.subheader("Export everything", anchor=False)
        st.caption(_PURPOSE)
        if not export_going.show(PURPOSE, lambda: None, is_aside=True):
            _form()


def _form() -> None:
    rows = cached.read(size)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        kind = st.segmented_control(
            "Format",
            KINDS,
            default=Kind.CSV,
            key=_KIND,
            required=True,
            format_func=lambda kind: _NAMES[kind],
        )
        st.button(
            f"Make the file, {count(rows, 'row', locale=cached.workspace().locale)}",
            key="export-workspace-make",
            icon=":material/folder_zip:",
            on_click=_begin,
            args=(Order(cached.database(), cached.actor(), Kind(kind)), rows),
        )


def _begin(order: Order, rows: int) -> None:
    require(cached.actor(), Permission.EXPORT_WORKSPACE)
    name = f"{list_file(cached.workspace().name, cached.today())} {order.kind}.zip"
    admit = identity.while_admitted(partial(bool), Permission.EXPORT_WORKSPACE)
    handout.begin(
        Wanted(PURPOSE, name, "application/zip", rows, order.actor.id, order.write, admit)
    )
