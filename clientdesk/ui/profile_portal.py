"""The client's portal on the profile: whether it is open to the client."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.ui import portal_switch
from clientdesk.ui.profile_section import section

if TYPE_CHECKING:
    from clientdesk.queries.clients import ClientRecord


def show(record: ClientRecord) -> None:
    """Draw the section."""
    with section("portal", card=True):
        portal_switch.show(record, "profile")
        st.markdown(f":small[:gray[{_said(record)}]]")


def _said(record: ClientRecord) -> str:
    if not record.portal_enabled:
        return "The portal is off. Turn it on when the client should see its account."
    if record.archived_at:
        return "The portal is on. The client is archived: what is there stays readable."
    return "The portal is on for this client."
