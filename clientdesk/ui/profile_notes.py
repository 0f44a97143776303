"""The notes of a client: read, changed, and what stood there before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import clients
from clientdesk.model.permissions import Permission, may
from clientdesk.text.dates import moment
from clientdesk.text.plurals import count
from clientdesk.ui import cached, notices, profile_edit, profile_reads
from clientdesk.ui.escape import md, short
from clientdesk.ui.profile_edit import Edited
from clientdesk.ui.profile_section import section

if TYPE_CHECKING:
    from collections.abc import Mapping
    from uuid import UUID

    import polars as pl

    from clientdesk.queries.clients import ClientRecord

MOST: Final = 20
"""Earlier versions in view; the timeline has them all."""


@dataclass(frozen=True, slots=True)
class Version:
    """A text that once stood in the notes, and who wrote it when."""

    text: str
    written: str


def show(record: ClientRecord) -> None:
    """Draw the section; notes may be kept on an archived client too."""
    form = _form(record.id)
    works = may(cached.actor(), Permission.WORK_CLIENTS)

    def edit() -> None:
        if works:
            word = "Edit" if record.notes else "Add notes"
            profile_edit.button(form, {"notes": record.notes or ""}, word=word)

    with section("notes", card=True, action=edit):
        if works and profile_edit.is_open(form):
            profile_edit.show(form, lambda: _field(form))
        elif record.notes:
            st.text(record.notes)
        else:
            st.markdown(":small[:gray[No notes. Keep here what the next person has to know.]]")
        _history(record, works=works)


def versions(changes: pl.DataFrame) -> list[Version]:
    """The texts that were replaced, newest first; empty ones are left out."""
    workspace = cached.workspace()
    rows = changes.to_dicts()
    found = []
    for at, row in enumerate(rows):
        before = rows[at + 1] if at + 1 < len(rows) else None
        if before:
            on = moment(before["at"], workspace.locale, workspace.timezone)
            written = f"{before['actor_name']}, {on}"
        else:
            on = moment(row["at"], workspace.locale, workspace.timezone)
            written = f"Before {on}, when {row['actor_name']} changed it"
        if row["old"]:
            found.append(Version(row["old"], written))
    return found


def _form(client_id: UUID) -> Edited:
    return Edited(
        "notes", client_id, {"notes": "Notes"}, lambda read, new: _save(client_id, read, new)
    )


def _save(client_id: UUID, read: Mapping[str, object], changes: Mapping[str, object]) -> None:
    clients.edit(
        cached.database(),
        cached.actor(),
        client_id,
        read=read,
        changes=changes,
        now=cached.now(),
    )


def _field(form: Edited) -> None:
    st.text_area("Notes", key=form.key("notes"), height=160, label_visibility="collapsed")


def _history(record: ClientRecord, *, works: bool) -> None:
    earlier = versions(profile_reads.changes_of(record.id, "notes"))[:MOST]
    if not earlier:
        return
    with st.expander(count(len(earlier), "earlier version"), key="notes-versions"):
        for place, version in enumerate(earlier):
            st.markdown(f":small[:gray[{md(version.written)}]]")
            st.text(version.text)
            if works and version.text != record.notes:
                st.button(
                    "Bring back",
                    key=f"notes-back-{place}",
                    type="tertiary",
                    icon=":material/undo:",
                    on_click=_bring_back,
                    args=(record.id, record.notes, version.text),
                )


def _bring_back(client_id: UUID, now: str | None, text: str) -> None:
    _save(client_id, {"notes": now}, {"notes": text})
    notices.say(
        f"The notes say again: {short(text, 60)}",
        undo=lambda: _save(client_id, {"notes": text}, {"notes": now}),
    )
