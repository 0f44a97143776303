"""Whether the workspace enriches: the switch for who may turn it, for others who can."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NoReturn

import streamlit as st

from clientdesk.actions.workspace import edit_workspace
from clientdesk.model.permissions import Permission, may
from clientdesk.model.words import EnrichmentStatus, MemberStatus
from clientdesk.queries.enrichment_queue import counts
from clientdesk.queries.workspace import workspace
from clientdesk.text.plurals import count, listed
from clientdesk.ui import cached, queue_going, state
from clientdesk.ui.filter_fields import follow

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY: Final = "enrichment-on"
_NAMED: Final = 3
"""Names that a sentence holds."""


def show() -> None:
    """The switch with what turning it does; for those who may not turn it who can."""
    is_on = cached.workspace().enrichment_enabled
    locked = not may(cached.actor(), Permission.CHANGE_SETTINGS)
    if not locked:
        follow(_KEY, is_on)
        st.toggle("Look clients up", key=_KEY, on_change=_turn)
    if not is_on:
        st.text("Nothing is looked up in this workspace, and new clients are skipped.")
    elif locked:
        st.text("Clients are looked up in this workspace.")
    if locked:
        st.text(who_can())
    elif is_on:
        st.text("When you turn it off, clients that wait are skipped. What was found stays.")


def who_can() -> str:
    """Whom to ask to turn the switch."""
    return can_turn(
        [
            member.name
            for member in cached.members()
            if member.status is MemberStatus.ACTIVE
            and may(member.actor(), Permission.CHANGE_SETTINGS)
        ]
    )


def can_turn(names: Sequence[str]) -> str:
    """A sentence with the first names."""
    more = [count(len(names) - _NAMED, "other")] if len(names) > _NAMED else []
    return f"{listed([*names[:_NAMED], *more])} can turn it on or off."


def _turn() -> NoReturn:
    """Turn it as it was asked, whoever turned it meanwhile."""
    database, wanted = cached.database(), state.recall(_KEY, default=False)
    waits = counts(database).by_status[EnrichmentStatus.QUEUED]
    changes = {"enrichment_enabled": wanted}
    edit_workspace(database, cached.actor(), workspace(database), changes, cached.now())
    queue_going.said(turned(on=wanted, waits=waits))


def turned(*, on: bool, waits: int) -> str:
    """What turning it came to."""
    if on:
        return "Enrichment is on."
    was = count(waits, "client that waited was", "clients that waited were")
    return f"Enrichment is off; {was} skipped." if waits else "Enrichment is off."
