"""What a button of the brief does: it acts in place, or leads to where the deed is done."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import enrichment
from clientdesk.model.quality import Finding
from clientdesk.ui import brief_lines, cached, notices, quality_drawer, row_actions, state

if TYPE_CHECKING:
    from uuid import UUID

_LEAD: Final = "brief-lead"


def do(deed: str, client_id: UUID) -> None:
    """Do what a button says."""
    if deed == brief_lines.ARCHIVE:
        row_actions.archive(client_id)
    elif deed == brief_lines.MEND:
        state.keep(_LEAD, client_id)
    elif deed == brief_lines.WEBSITE:
        quality_drawer.ask(client_id, Finding.MISSING_WEBSITE)
    else:
        done = enrichment.request(cached.database(), cached.actor(), [client_id], cached.now())
        notices.say(done.sentence())


def follow() -> None:
    """Leave the page for the profile that a button leads to, whose check mends each gap."""
    nothing: UUID | None = None
    client_id = state.take(_LEAD, nothing)
    if client_id is not None:
        st.switch_page("pages/client.py", query_params=state.client_address(client_id))
