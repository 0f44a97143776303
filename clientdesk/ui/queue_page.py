"""The page of the queue: its parts that follow by themselves, and those that stand still.

Streamlit cancels the timer of a part when the part around it is drawn without it, so two parts are
nested: the outer one looks now and then, and the inner one follows closely while there is something
to follow. A look at records that did not change reads nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.words import EnrichmentStatus as Status
from clientdesk.ui import (
    cached,
    daily_run,
    enrichment_switch,
    queue_going,
    queue_head,
    queue_lists,
    queue_now,
    queue_reads,
    queue_runs,
)
from clientdesk.ui.sections import section

if TYPE_CHECKING:
    from clientdesk.queries.enrichment_queue import Counts

LOOKS: Final = "15s"
"""Between looks whether somebody else queued something."""

FOLLOWS: Final = "2s"
"""While something is looked up; the worker says as often which page it reads."""


def show() -> None:
    """Draw the page."""
    queue_going.follow()
    _live()
    st.space("small")
    daily_run.show()
    if cached.workspace().enrichment_enabled:
        with section("This workspace", "Whether clients are looked up at all.", key="switch"):
            enrichment_switch.show()


@st.fragment(run_every=LOOKS)
def _live() -> None:
    queue_head.show()
    found = queue_reads.counts()
    if not any(found.by_status.values()):
        queue_head.no_clients()
    elif _is_busy(found):
        _following()
    else:
        _resting()


@st.fragment(run_every=FOLLOWS)
def _following() -> None:
    _draw()


@st.fragment
def _resting() -> None:
    _draw()


def _draw() -> None:
    found, pace = queue_reads.counts(), queue_reads.pace()
    queue_now.figures(found)
    queue_now.show(pace)
    queue_lists.show(found, pace)
    queue_runs.show()


def _is_busy(found: Counts) -> bool:
    return bool(found.by_status[Status.QUEUED] or found.by_status[Status.RUNNING])
