"""Clients that look like the one being typed: shown before a second one is made."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.likeness import LIKELY, word
from clientdesk.queries.twins import likely_twins
from clientdesk.text.plurals import listed
from clientdesk.ui import cached, drafts, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from clientdesk.queries.twins import Twin

_FOUND: Final = "twins-found"
_SHOWN: Final = "twins-shown"
_COMPARED: Final = ("name", "email", "phone", "website", "tax_id", "address")


def show() -> bool:
    """Draw the clients like the new one, and whether there are any."""
    found = _twins(drafts.NEW)
    state.keep(_SHOWN, _typed(drafts.NEW) if found else ())
    if not found:
        return False
    with st.container(border=True, gap="xsmall", key="twins"):
        st.markdown(f":orange[:material/content_copy:] **{_title(len(found))}**")
        for twin in found:
            _line(twin)
    return True


def stops() -> bool:
    """Whether to stop and show who is like the new client, as the person has not seen it yet."""
    return bool(_twins(drafts.NEW)) and state.recall(_SHOWN, ()) != _typed(drafts.NEW)


def hint(client_id: UUID) -> None:
    """Say quietly when what was typed over a record makes it like another one."""
    form = str(client_id)
    if drafts.changes(form).keys().isdisjoint(_COMPARED):
        return
    for twin in _twins(form, but=client_id)[:1]:
        if twin.likeness.score >= LIKELY:
            with st.container(horizontal=True, vertical_alignment="center", key="twin-hint"):
                st.caption(f"{md(short(twin.name, 60))} has the {md(_said(twin))}.")
                _open(twin)


def _title(many: int) -> str:
    return "This client may be here already" if many == 1 else "One of these may be this client"


def _line(twin: Twin) -> None:
    archived = " :gray-badge[Archived]" if twin.is_archived else ""
    with st.container(horizontal=True, vertical_alignment="center", key=f"twin-{twin.id}"):
        with st.container(gap=None, width="stretch"):
            st.markdown(f"{md(short(twin.name, 60))}{archived}")
            st.caption(f"{word(twin.likeness.score)}: {md(_said(twin))}")
        _open(twin)


def _open(twin: Twin) -> None:
    """In another tab, as what was typed here is not saved."""
    st.link_button(
        "Open",
        f"/client?id={twin.id}",
        icon=":material/open_in_new:",
        type="tertiary",
        key=f"twin-open-{twin.id}",
    )


def _said(twin: Twin) -> str:
    return listed(twin.likeness.reasons)


def _typed(form: str) -> tuple[object, ...]:
    return tuple(drafts.typed(form, field) for field in _COMPARED)


def _twins(form: str, *, but: UUID | None = None) -> Sequence[Twin]:
    """Who is like what was typed; looked up once for the same texts and records."""
    opened = cached.database()
    key = (form, _typed(form), opened.sequence)
    nothing: tuple[object, Sequence[Twin]] = ((), ())
    known, found = state.recall(_FOUND, nothing)
    if known != key:
        found = likely_twins(opened, drafts.cleaned(form), but=but)
        state.keep(_FOUND, (key, found))
    return found
