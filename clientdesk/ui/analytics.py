"""The page of analytics: the whole book in figures and charts."""

from __future__ import annotations

import streamlit as st

from clientdesk.ui import analytics_bar, analytics_going, cached
from clientdesk.ui.escape import md


def show() -> None:
    """Draw the page, or what to do while there is nothing to draw."""
    analytics_going.follow()
    st.title("Analytics", anchor=False)
    if not cached.has_invoices():
        _nothing_yet()
        return
    read = analytics_bar.read()
    for problem in read.problems:
        st.warning(md(f"The link was not read wholly. {problem}"), icon=":material/link_off:")
    analytics_bar.show(read.view)


def _nothing_yet() -> None:
    with st.container(border=True, horizontal_alignment="center", key="empty"):
        st.subheader("No invoices yet", anchor=False, text_alignment="center")
        st.text("Figures and charts appear here once the first invoice is issued.")
        st.page_link("pages/clients.py", label="Go to clients", icon=":material/group:")
