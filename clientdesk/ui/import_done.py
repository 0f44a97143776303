"""The last step of an import: what it did, where to go on, and Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.model.client_filter import ClientFilter, Sort
from clientdesk.text.plurals import count
from clientdesk.ui import import_job, import_undo, state
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from clientdesk.ui.import_job import Job


def show(job: Job) -> None:
    """Draw it."""
    outcome = job.outcome
    if outcome is None:
        return
    st.success(md(outcome.sentence))
    with st.container(horizontal=True, vertical_alignment="center", key="import-done"):
        st.page_link(
            "pages/clients.py",
            label="Go to Clients",
            icon=":material/group:",
            query_params=state.list_address(ClientFilter(sort=Sort.CREATED)),
        )
        if outcome.waiting:
            waiting = count(outcome.waiting, "client waits", "clients wait")
            st.page_link(
                "pages/enrichment.py",
                label=f"{waiting} for enrichment",
                icon=":material/travel_explore:",
            )
        st.space("stretch")
        if outcome.written:
            st.button(
                "Undo",
                key="import-undo",
                on_click=import_undo.ask,
                args=(outcome.change_id,),
            )
        st.button(
            "Import another file",
            key="import-next",
            type="primary",
            on_click=import_job.begin,
            args=(job.kind,),
        )
