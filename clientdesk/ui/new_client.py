"""The drawer that a client is made in: the same fields as the sheet, nothing else."""

from __future__ import annotations

import streamlit as st

from clientdesk.model.permissions import Permission, require
from clientdesk.ui import cached, client_form, drafts, saving, twins, unsaved


def show() -> None:
    """Open the drawer; raises NotAllowed."""
    require(cached.actor(), Permission.WORK_CLIENTS)
    st.dialog("New client", width=600, position="right", on_dismiss="rerun")(_body)()


def _body() -> None:
    unsaved.opened(drafts.NEW, "the new client")
    drafts.begin(drafts.NEW, dict.fromkeys(drafts.TEXTS))
    if cached.workspace().enrichment_enabled:
        st.caption("Enter name and website first: with both, enrichment looks the client up.")
    client_form.texts(drafts.NEW)
    word = "Create anyway" if twins.show() else "Create client"
    with st.container(horizontal=True, horizontal_alignment="right", key="sheet-footer"):
        if drafts.changes(drafts.NEW):
            st.button("Discard", type="tertiary", on_click=saving.discard, args=(drafts.NEW,))
        st.button(word, key="create-client", type="primary", on_click=saving.create)
