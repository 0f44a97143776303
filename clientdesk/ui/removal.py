"""The dialog before a client is deleted: what goes, what stays, and the name typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.actions import clients
from clientdesk.errors import InvalidField, Refused
from clientdesk.model.permissions import Permission, require
from clientdesk.text.plurals import count, listed
from clientdesk.ui import asking, cached, notices, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.actions.client_removal import Impact


def show(client_id: UUID) -> None:
    """Open the dialog; raises NotAllowed."""
    require(cached.actor(), Permission.DELETE_CLIENTS)
    impact = clients.deletion_impact(cached.database(), client_id)
    title = f"Delete {md(short(impact.name, 60))}?"
    st.dialog(title, width="small")(_body)(client_id, impact)


def _body(client_id: UUID, impact: Impact) -> None:
    st.text(f"This removes {listed(_goes(impact))}. It cannot be taken back.")
    if impact.issued_invoices:
        _invoices(impact)
    typed = st.text_input("Type the client's name to confirm", key="delete-name")
    keep = bool(state.recall("delete-keep", not impact.issued_invoices))
    refusal = st.empty()
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Erase for privacy", key="delete-erase", type="tertiary"):
            asking.ask_now("erase", client_id)
        st.space("stretch")
        if st.button("Cancel", key="delete-cancel"):
            st.rerun()
        if st.button("Delete client", key="delete-client", type="primary"):
            try:
                _delete(client_id, typed, keep)
            except (InvalidField, Refused) as problem:
                refusal.error(md(f"{problem.message} {problem.hint}".strip()))


def _invoices(impact: Impact) -> None:
    said = count(impact.issued_invoices, "issued invoice")
    st.text(
        f"{said} with {count(impact.payments, 'payment')} stay in the books, with the name as "
        "issued, but no longer belong to a client. To keep them together, archive instead."
    )
    st.checkbox(f"Delete the client and keep {said} without it", key="delete-keep")


def _goes(impact: Impact) -> list[str]:
    counted = [
        (impact.contacts, "contact"),
        (impact.draft_invoices, "draft"),
    ]
    parts = [count(number, noun) for number, noun in counted if number]
    notes = ["the notes"] if impact.has_notes else []
    portal = ["the portal link"] if impact.has_portal_link else []
    activities = [f"{count(impact.activities, 'line')} of history"]
    return ["the record", *notes, *parts, *portal, *activities]


def _delete(client_id: UUID, typed: str, keep: bool) -> None:
    impact = clients.delete(
        cached.database(),
        cached.actor(),
        client_id,
        typed_name=typed,
        keep_invoices=keep,
        now=cached.now(),
    )
    notices.say(f"{short(impact.name)} was deleted.")
    st.rerun()
