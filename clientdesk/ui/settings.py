"""The settings page: the workspace, its members, its backups."""

from __future__ import annotations

import streamlit as st

from clientdesk.ui import backups, logo_field, members_list, notices, setup, workspace_form


def show() -> None:
    """Draw the title and the tab that is open."""
    st.title("Settings", anchor=False)
    workspace, members, kept = st.tabs(
        ["Workspace", "Members", "Backups"], key="settings-tab", on_change="rerun"
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
    if kept.open:
        with kept:
            backups.show()
    notices.show()
