"""The dialog before everything is canceled: what ends, and that nothing found is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.model.words import EnrichmentStatus as Status
from clientdesk.text.plurals import count, listed
from clientdesk.ui import queue_deeds, queue_going, queue_reads

if TYPE_CHECKING:
    from clientdesk.queries.enrichment_queue import Counts


def show() -> bool:
    """Open the dialog if it was asked for, and whether it was."""
    is_asked = queue_going.is_cancel_asked()
    if is_asked:
        st.dialog("Cancel every lookup?")(_body)()
    return is_asked


def _body() -> None:
    st.text(ending(queue_reads.counts(), queue_reads.pace().waiting))
    st.text(
        "Each client goes back to where it stood before. What was found earlier stays; "
        "what is being found now is not kept."
    )
    with st.container(horizontal=True, horizontal_alignment="right"):
        st.button("Keep them", key="queue-keep", on_click=st.rerun)
        st.button(
            "Cancel all",
            type="primary",
            key="queue-cancel-all",
            on_click=queue_deeds.cancel_all,
        )


def ending(found: Counts, waiting: int) -> str:
    """What would end."""
    queued, running = found.by_status[Status.QUEUED], found.by_status[Status.RUNNING]
    parts = [
        f"{queued:,} that wait" if queued > 1 else "1 that waits" if queued else "",
        f"{running:,} under way" if running else "",
        f"{waiting:,} that failed and would be tried again" if waiting else "",
    ]
    every = queued + running + waiting
    them = listed([part for part in parts if part])
    return f"{count(every, 'lookup ends', 'lookups end')}: {them}.".capitalize()
