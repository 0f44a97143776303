"""What an administrator sets of enrichment: whether it is on; the daily run is on its page."""

from __future__ import annotations

import streamlit as st

from clientdesk.ui import daily_run, enrichment_switch
from clientdesk.ui.sections import section


def show() -> None:
    """Draw the sections."""
    with section(
        "Enrichment", "Looks clients up by name and website to fill their profile.", key="enrich"
    ):
        enrichment_switch.show()
    with section("Daily run", "Queues once a day what is due.", key="daily-run-link"):
        st.text(daily_run.coming())
        st.page_link(
            "pages/enrichment.py",
            label="Daily run, queue and last runs",
            icon=":material/arrow_forward:",
        )
