"""What an administrator sets of enrichment: its switch and its sources; the rest is on its page."""

from __future__ import annotations

import streamlit as st

from clientdesk.ui import enrichment_switch, queue_runs, sources_form
from clientdesk.ui.sections import section


def show() -> None:
    """Draw the sections."""
    with section(
        "Enrichment", "Looks clients up by name and website to fill their profile.", key="enrich"
    ):
        enrichment_switch.show()
    with section("Daily run", "Queues once a day what is due.", key="daily-run-link"):
        st.text(queue_runs.coming())
        st.page_link(
            "pages/enrichment.py",
            label="Schedule, queue and last runs",
            icon=":material/arrow_forward:",
        )
    with section("Sources", _SOURCES, key="sources"):
        sources_form.show()


_SOURCES = (
    "What is asked besides the client’s own website. Every source is off until you turn it on, "
    "as it learns whom you ask about. docs/sources.md says what each can tell and on which terms."
)
