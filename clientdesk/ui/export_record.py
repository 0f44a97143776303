"""One client's whole record, to be taken away from the profile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.actions import exports
from clientdesk.documents.file_names import list_file
from clientdesk.documents.record_files import record_json, record_zip
from clientdesk.queries.whole_record import whole_record
from clientdesk.ui import cached, identity

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from clientdesk.model.permissions import Actor
    from clientdesk.model.whole_record import WholeRecord
    from clientdesk.queries.clients import ClientRecord
    from clientdesk.store.database import Database


@dataclass(frozen=True, slots=True)
class Order:
    """What goes out; nothing of it asks the session."""

    database: Database
    actor: Actor
    record: ClientRecord
    today: date
    kind: str
    write: Callable[[WholeRecord], bytes]

    def data(self) -> bytes:
        """The file; that it was taken is noted."""
        written = self.write(whole_record(self.database, self.record.id, self.today))
        exports.note_record(
            self.database, self.actor, self.record.id, kind=self.kind, now=cached.now()
        )
        return written


def show(record: ClientRecord) -> None:
    """Draw the button that opens to the two files."""
    with st.popover("Export", icon=":material/download:", key="record-export"):
        st.caption(
            "Everything that is kept of this client: details and notes, contacts, invoices with "
            "their lines, payments, activity, enrichment with its sources, portal views."
        )
        with st.container(horizontal=True):
            _download(record, "JSON", "json", "application/json", record_json)
            _download(record, "CSV, zipped", "zip", "application/zip", record_zip)


def _download(
    record: ClientRecord, kind: str, ending: str, mime: str, write: Callable[[WholeRecord], bytes]
) -> None:
    order = Order(cached.database(), cached.actor(), record, cached.today(), kind, write)
    st.download_button(
        kind,
        identity.while_admitted(order.data),
        file_name=f"{list_file(record.name, order.today)}.{ending}",
        mime=mime,
        key=f"record-export-{ending}",
        icon=":material/download:",
        on_click="ignore",
    )
