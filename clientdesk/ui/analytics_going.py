"""What a click on the analytics asks for, for the run that follows it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.ui import state, steering

if TYPE_CHECKING:
    from datetime import date
    from uuid import UUID

    from clientdesk.model.aging import Bucket
    from clientdesk.model.client_filter import ClientFilter
    from clientdesk.queries.behind import Figure

_LEAD: Final = "analytics-lead"
_BEHIND: Final = "analytics-behind"


@dataclass(frozen=True, slots=True)
class Asked:
    """The invoices behind a figure, or a part of one, as a drawer lists them."""

    figure: Figure
    title: str
    first: date | None = None
    last: date | None = None
    bucket: Bucket | None = None
    status: str | None = None
    client_id: UUID | None = None
    left_out: bool = False
    """The drawer begins with those left out."""


def to_clients(client_filter: ClientFilter, client_id: UUID | None = None) -> None:
    """Show these clients next, or one of them."""
    state.keep(_LEAD, (client_filter, client_id))


def to_invoices(asked: Asked) -> None:
    """Open the drawer of these invoices next."""
    state.keep(_BEHIND, asked)


def follow() -> None:
    """Leave the page for the clients that were asked for, once: a callback cannot."""
    nothing: tuple[ClientFilter, UUID | None] | None = None
    lead = state.take(_LEAD, nothing)
    if lead is None:
        return
    client_filter, client_id = lead
    if client_id:
        address = state.client_address(client_id, client_filter)
        st.switch_page("pages/client.py", query_params=address)
    steering.show_page(1)
    st.switch_page("pages/clients.py", query_params=state.list_address(client_filter))


def asked() -> Asked | None:
    """The drawer that was asked for, once."""
    nothing: Asked | None = None
    return state.take(_BEHIND, nothing)
