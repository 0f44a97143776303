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
    follow(_key(about), is_on)
    with st.container(key=f"source-line-{about.name}", gap="xxsmall"):
        with st.container(horizontal=True, vertical_alignment="center"):
            st.toggle(
                about.title,
                key=_key(about),
                on_change=_turn,
                args=(about,),
                disabled=locked,
                width="stretch",
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
    asked = "is asked from now on" if wanted else "is not asked any more"
    notices.say(f"{about.title.split(',')[0]} {asked}.")


def _key(about: About) -> str:
    return f"source-{about.name}"
