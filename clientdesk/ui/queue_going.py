"""Where a click on the page of the queue leads: asked in a callback, gone to by the whole page.

The page's parts run by themselves, so what concerns all of it asks for a run of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn
from uuid import UUID

import streamlit as st

from clientdesk.model.client_filter import ClientFilter
from clientdesk.ui import asking, notices, state, steering

if TYPE_CHECKING:
    from clientdesk.model.words import EnrichmentStatus

_LEAD: Final = "queue-lead"
_CANCEL: Final = "queue-cancel"

SETTINGS: Final = {"tab": "Enrichment"}
"""The address of the settings of enrichment, below that of Settings."""


def to_clients(status: EnrichmentStatus) -> NoReturn:
    """Show the clients of that status in the directory."""
    _go(ClientFilter(enrichment_status=(status,)))


def to_settings() -> NoReturn:
    """Show what an administrator sets of enrichment."""
    _go(None)


def to_client(client_id: str) -> None:
    """Open a client's drawer over the page."""
    asking.ask_now("client", UUID(client_id))


def ask_to_cancel() -> NoReturn:
    """Ask before everything is canceled."""
    state.keep(_CANCEL, value=True)
    st.rerun()


def said(sentence: str) -> NoReturn:
    """Say what was done."""
    notices.say(sentence)
    st.rerun()


def is_cancel_asked() -> bool:
    """Whether it was asked to cancel everything, once."""
    return state.take(_CANCEL, default=False)


def follow() -> None:
    """Leave the page for where the last click leads; once, as a callback cannot."""
    if not state.has(_LEAD):
        return
    lead: ClientFilter | None = state.take(_LEAD, None)
    if lead is None:
        st.switch_page("pages/settings.py", query_params=SETTINGS)
    steering.show_page(1)
    st.switch_page("pages/clients.py", query_params=state.list_address(lead))


def _go(lead: ClientFilter | None) -> NoReturn:
    state.keep(_LEAD, lead)
    st.rerun()
