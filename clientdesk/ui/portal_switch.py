"""The switch of a client's portal; turning it takes effect at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.actions import clients
from clientdesk.model.permissions import Permission, may
from clientdesk.ui import cached, state
from clientdesk.ui.filter_fields import follow

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.queries.clients import ClientRecord


def show(record: ClientRecord, place: str) -> None:
    """Draw the switch as the record has it; for those who may not turn it how it stands."""
    if not may(cached.actor(), Permission.TOGGLE_PORTAL):
        is_on = record.portal_enabled
        st.badge("Portal on" if is_on else "Portal off", color="green" if is_on else "gray")
        return
    key = f"{place}-portal-{record.id}"
    follow(key, record.portal_enabled)
    st.toggle(
        "Portal",
        key=key,
        on_change=_turn,
        args=(record.id, key),
    )


def _turn(client_id: UUID, key: str) -> None:
    enabled = bool(state.recall(key, None))
    clients.set_portal(
        cached.database(), cached.actor(), client_id, enabled=enabled, now=cached.now()
    )
