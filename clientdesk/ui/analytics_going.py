"""What a click on the analytics asks for, for the run that follows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.ui import state, steering

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from clientdesk.model.client_filter import ClientFilter

_LEAD: Final = "analytics-lead"
_BEHIND: Final = "analytics-behind"


@dataclass(frozen=True, slots=True)
class Behind:
    """Some invoices of a figure, as a drawer lists them."""

    figure: str
    title: str
    first: date | None = None
    last: date | None = None
    part: tuple[str, str] | None = None
    """A part of the figure: what it is parted by, such as aging, and the word."""


def to_clients(client_filter: ClientFilter, client_id: UUID | None = None) -> None:
    """Show these clients next, or one of them."""
    state.keep(_LEAD, (client_filter, client_id))


def open_behind(asked: Behind) -> None:
    """Open the drawer of these invoices next."""
    state.keep(_BEHIND, asked)


def follow() -> None:
    """Leave the page for the clients that were asked for, once."""
    nothing: tuple[ClientFilter, UUID | None] | None = None
    lead = state.take(_LEAD, nothing)
    if lead is None:
        return
    client_filter, client_id = lead
    if client_id:
        address = state.client_address(client_id, client_filter)
        st.switch_page("pages/client.py", query_params=address)
    state.keep(steering.PAGE, 1)
    st.switch_page("pages/clients.py", query_params=state.list_address(client_filter))


def asked_behind() -> Behind | None:
    """The drawer that was asked for, once."""
    nothing: Behind | None = None
    return state.take(_BEHIND, nothing)
