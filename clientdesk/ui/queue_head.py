"""The head of the page: what is due, the button that runs it, and why it cannot."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.text.amounts import number
from clientdesk.text.plurals import count
from clientdesk.ui import cached, enrichment_switch, queue_deeds, queue_reads

if TYPE_CHECKING:
    from clientdesk.queries.enrichment_due import Due

NOTHING: Final = "Nothing is due."


def show() -> None:
    """The title, the one primary button, and a sentence below them."""
    due = queue_reads.due()
    with st.container(horizontal=True, vertical_alignment="center", key="queue-header"):
        st.title("Enrichment", anchor=False, width="content")
        st.space("stretch")
        if queue_deeds.may_act():
            st.button(
                _word(due),
                key="queue-run",
                type="primary",
                icon=":material/play_arrow:",
                on_click=queue_deeds.run_due,
                disabled=not (due.ready and queue_deeds.may_look_up()),
            )
    if cached.workspace().enrichment_enabled:
        limit = queue_reads.settings().daily_limit
        st.text(said(due, limit, may_run=queue_deeds.may_act()))
    else:
        _off()


def no_clients() -> None:
    """What to do in a workspace without clients."""
    with st.container(border=True, horizontal_alignment="center", key="empty"):
        st.subheader("No clients yet", anchor=False, text_alignment="center")
        st.text("Once there is a client with a website, what is found of it appears here.")
        st.page_link("pages/clients.py", label="Go to Clients", icon=":material/group:")


def said(due: Due, limit: int, *, may_run: bool) -> str:
    """How many are due, how many of them a run takes, and what it refuses."""
    parts = [f"{count(due.ready, 'client is', 'clients are')} due." if due.ready else NOTHING]
    if due.ready > limit:
        parts.append(f"A run takes at most {limit:,}.")
    if due.stopped:
        verb = "has" if due.stopped == 1 else "have"
        parts.append(f"{due.stopped:,} {verb} no website, so a run skips {_them(due.stopped)}.")
    if due.ready and not may_run:
        parts.append("You need the support role to start a run.")
    return " ".join(parts)


def _them(how_many: int) -> str:
    return "it" if how_many == 1 else "them"


def _word(due: Due) -> str:
    if not due.ready:
        return "Run all that is due"
    return f"Run all that is due · {number(due.ready, cached.workspace().locale)}"


def _off() -> None:
    with st.container(border=True, gap="small", key="enrichment-off"):
        st.badge("Enrichment is off", icon=":material/pause_circle:", color="orange")
        enrichment_switch.show()
