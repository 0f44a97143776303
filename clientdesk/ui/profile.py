"""The profile of one client: everything about it on one page, what matters first on top."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.ui import (
    profile_activity,
    profile_billing,
    profile_contacts,
    profile_details,
    profile_enrichment,
    profile_invoices,
    profile_notes,
    profile_overview,
    profile_owner,
    profile_portal,
    profile_risk,
    profile_section,
)

if TYPE_CHECKING:
    from clientdesk.queries.clients import ClientRecord


def body(record: ClientRecord) -> None:
    """The figures over the whole width; below them what grows, beside it what is looked up."""
    profile_section.ways()
    profile_overview.show(record)
    with st.container(key="profile-columns"):
        main, side = st.columns([5, 3], gap="large")
    with main:
        profile_activity.show(record.id)
        profile_invoices.show(record)
        profile_contacts.show(record)
        profile_enrichment.show(record)
    with side:
        profile_owner.show(record)
        profile_billing.show(record)
        profile_risk.show(record)
        profile_portal.show(record)
        profile_notes.show(record)
        profile_details.show(record)
