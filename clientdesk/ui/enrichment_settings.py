"""What an administrator sets of enrichment: its switch, its daily run and its sources."""

from __future__ import annotations

import streamlit as st

from clientdesk.ui import daily_run, enrichment_switch, queue_runs, sources_form
from clientdesk.ui.sections import section


def show() -> None:
    """Draw the sections."""
    with section(
        "Enrichment", "Looks clients up by name and website to fill their profile.", key="enrich"
    ):
        enrichment_switch.show()
    daily_run.show()
    with section("Queue", "What is due, under way, failed and skipped.", key="queue-link"):
        st.text(queue_runs.coming())
        st.page_link(
            "pages/enrichment.py", label="Queue and last runs", icon=":material/arrow_forward:"
        )
    with section("Sources", _SOURCES, key="sources"):
        sources_form.show()


_SOURCES = (
    "What is asked besides the client’s own website. Every source is off until you turn it on, "
    "as it learns whom you ask about; what it is told stands below its name. Read its terms first."
)
