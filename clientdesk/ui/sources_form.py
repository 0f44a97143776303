"""What is asked besides a client's website: each source with what it is told, and its switch."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.actions.enrichment_settings import edit_enrichment
from clientdesk.config import settings
from clientdesk.enrichment.sources.registry import ABOUTS, is_ready
from clientdesk.model.permissions import Permission, may
from clientdesk.queries.enrichment import enrichment_settings
from clientdesk.text.plurals import listed
from clientdesk.ui import cached, notices, queue_reads, state
from clientdesk.ui.escape import md
from clientdesk.ui.filter_fields import follow

if TYPE_CHECKING:
    from clientdesk.enrichment.sources.source import About


def show() -> None:
    """A switch for each source; those who may not turn them see how they stand."""
    asked = queue_reads.settings()
    locked = not may(cached.actor(), Permission.CHANGE_SETTINGS)
    for about in ABOUTS:
        _source(about, is_on=asked.asks(about.name), locked=locked)
    if locked:
        st.caption("Admins change this.")


def _source(about: About, *, is_on: bool, locked: bool) -> None:
    with st.container(key=f"source-line-{about.name}", gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            if locked:
                st.text(about.title, width="stretch")
                st.badge("On" if is_on else "Off", color="green" if is_on else "gray")
            else:
                follow(_key(about), is_on)
                st.toggle(
                    about.title, key=_key(about), on_change=_turn, args=(about,), width="stretch"
                )
            if about.needs_key:
                _ready(about, is_on=is_on)
        st.caption(md(f"Is told {about.sends}."))
        if about.needs_key and not is_ready(about, settings()):
            st.caption(md(needs(about)))


def _ready(about: About, *, is_on: bool) -> None:
    if is_ready(about, settings()):
        st.badge("Set up", color="green")
    else:
        st.badge("Not set up", color="orange" if is_on else "gray")


def needs(about: About) -> str:
    """What has to be set before it is asked."""
    verb = "is" if len(about.variables) == 1 else "are"
    return f"It is not asked while {listed(about.variables)} {verb} not set in the environment."


def _turn(about: About) -> None:
    """Turn one source as it was asked; what somebody else turned meanwhile stays turned."""
    database, wanted = cached.database(), state.recall(_key(about), default=False)
    now = enrichment_settings(database)
    others = [name for name in now.sources.split() if name != about.name]
    sources = [*others, about.name] if wanted else others
    edit_enrichment(database, cached.actor(), now, {"sources": sources}, cached.now())
    notices.say(f"{about.title.split(',')[0]} {turned(about, on=wanted)}.")


def turned(about: About, *, on: bool) -> str:
    """What turning a source came to; one without its key waits for it."""
    if not on:
        return "is not asked any more"
    if is_ready(about, settings()):
        return "is asked from now on"
    verb = "is" if len(about.variables) == 1 else "are"
    return (
        f"is on, but is asked only once {listed(about.variables)} {verb} set in the environment "
        "and ClientDesk has started again"
    )


def _key(about: About) -> str:
    return f"source-{about.name}"
