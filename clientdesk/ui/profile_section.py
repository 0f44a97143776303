"""A section of the profile: its heading with an anchor, what may be done with it beside it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.permissions import may
from clientdesk.ui import cached

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from clientdesk.model.permissions import Permission
    from clientdesk.queries.clients import ClientRecord

TITLES: Final = {
    "overview": "Overview",
    "activity": "Activity",
    "invoices": "Invoices",
    "owner": "Relationship owner",
    "billing": "Billing preferences",
    "contacts": "Contacts",
    "risk": "Risk and credit",
    "portal": "Portal",
    "notes": "Notes",
    "enrichment": "Enrichment",
    "details": "Details",
}
"""Every section by its anchor, in the order that one column reads."""

_SHORT: Final = {"owner": "Owner", "billing": "Billing", "risk": "Risk"}


@contextmanager
def section(
    anchor: str, *, card: bool = False, action: Callable[[], None] | None = None
) -> Iterator[None]:
    """The place of a section; the action draws what stands beside its heading."""
    with st.container(key=f"section-{anchor}", border=card, gap="small"):
        with st.container(
            horizontal=True, vertical_alignment="center", key=f"heading-{anchor}", gap="xsmall"
        ):
            st.subheader(TITLES[anchor], anchor=anchor, width="content")
            if action:
                st.space("stretch")
                action()
        yield


def ways() -> None:
    """Links to every section; they stay in view."""
    with st.container(horizontal=True, key="profile-sections", gap="small"):
        for anchor, title in TITLES.items():
            st.markdown(f"[{_SHORT.get(anchor, title)}](#{anchor})", width="content")


def can(record: ClientRecord, permission: Permission) -> bool:
    """Whether the actor may change that of this client; an archived one is only read."""
    return record.archived_at is None and may(cached.actor(), permission)
