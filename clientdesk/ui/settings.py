"""The settings page: the workspace, its members, enrichment, its backups."""

from __future__ import annotations

from typing import Final

import streamlit as st

from clientdesk.ui import (
    backups,
    enrichment_settings,
    logo_field,
    members_list,
    notices,
    setup,
    workspace_form,
)

KEY: Final = "tab"
"""The name in the address of the tab that is open."""


def show() -> None:
    """Draw the title and the tab that is open."""
    st.title("Settings", anchor=False)
    workspace, members, enrichment, kept = st.tabs(
        ["Workspace", "Members", "Enrichment", "Backups"], key=KEY, bind="query-params"
    )
    if workspace.open:
        with workspace:
            workspace_form.show()
            st.divider()
            logo_field.show()
            setup.other_workspace()
    if members.open:
        with members:
            members_list.show()
    if enrichment.open:
        with enrichment:
            enrichment_settings.show()
    if kept.open:
        with kept:
            backups.show()
    notices.show()
