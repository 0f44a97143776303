"""What was found beside what the record says: accepted or dismissed, one by one or all at once."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.actions import proposals as actions
from clientdesk.errors import Refused
from clientdesk.model.permissions import Permission
from clientdesk.model.proposals import LABELS, Typed
from clientdesk.text.findings import fact_value
from clientdesk.text.plurals import count
from clientdesk.ui import cached, notices
from clientdesk.ui.components import receipts
from clientdesk.ui.components.receipts import Finding
from clientdesk.ui.enrichment_findings import of_fact
from clientdesk.ui.profile_section import can

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from uuid import UUID

    from clientdesk.actions.clients import Saved
    from clientdesk.model.proposals import Proposal
    from clientdesk.queries.clients import ClientRecord


def show(record: ClientRecord, proposed: Sequence[Proposal]) -> None:
    """Draw them, with what is to be done about each for those who may."""
    if not proposed:
        return
    decides = can(record, Permission.WORK_CLIENTS)
    with st.container(border=True, key="proposals", gap="small"):
        with st.container(horizontal=True, vertical_alignment="center", key="proposals-head"):
            st.markdown(f"**{count(len(proposed), 'proposal')}**", width="content")
            st.space("stretch")
            if decides and len(proposed) > 1:
                _decide(record.id, proposed, "all")
        st.markdown(":small[:gray[Found, but not put onto the record: you have the last word.]]")
        for each in proposed:
            with st.container(horizontal=True, key=f"proposal-{each.field}", gap="small"):
                receipts.show([drawn(each)], f"proposed-{each.field}-{record.id}")
                if decides:
                    _decide(record.id, [each], each.field)


def drawn(proposal: Proposal) -> Finding:
    """What stands on the record, struck through, what was found, and its receipts."""
    field, fact, locale = proposal.field, proposal.fact, cached.workspace().locale
    worded = fact_value(field, proposal.value, locale)
    finding = of_fact(field, fact, locale) if fact else Finding("", worded)
    was = fact_value(field, proposal.current, locale) if proposal.current else ""
    mark = "Becomes a billing contact" if field == Typed.BILLING_CONTACT else ""
    return replace(finding, label=LABELS[field], value=worded, href="", was=was, mark=mark)


def accept(client_id: UUID, proposed: Sequence[Proposal]) -> None:
    """Put them onto the record."""
    _settle(actions.accept, client_id, proposed, "put onto the record")


def _decide(client_id: UUID, proposed: Sequence[Proposal], key: str) -> None:
    every = " all" if key == "all" else ""
    st.button(
        f"Accept{every}",
        key=f"accept-{key}",
        icon=":material/check:",
        on_click=accept,
        args=(client_id, proposed),
    )
    st.button(
        f"Dismiss{every}",
        key=f"dismiss-{key}",
        type="tertiary",
        on_click=_settle,
        args=(actions.dismiss, client_id, proposed, "dismissed"),
    )


def _settle(
    deed: Callable[..., Saved], client_id: UUID, proposed: Sequence[Proposal], done: str
) -> None:
    seen = {each.field: each.value for each in proposed}
    try:
        deed(cached.database(), cached.actor(), client_id, seen=seen, now=cached.now())
    except Refused as problem:
        notices.say(problem.message)
        return
    what = LABELS[proposed[0].field] if len(proposed) == 1 else count(len(proposed), "proposal")
    notices.say(f"{what}: {done}.")
