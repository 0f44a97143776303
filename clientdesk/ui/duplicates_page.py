"""The page of duplicates: the groups, or the records of one side by side."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

import streamlit as st

from clientdesk.model.permissions import Permission, may
from clientdesk.model.undoable import ActKind
from clientdesk.ui import (
    cached,
    duplicates_deeds,
    duplicates_list,
    duplicates_said,
    duplicates_view,
    merge_compare,
    undo_list,
)

_RECENT: Final = timedelta(days=30)


def show() -> None:
    """Draw the page."""
    compared = duplicates_view.compared()
    if len(compared) > 1:
        merge_compare.show(compared)
        return
    _head()
    with st.spinner("Comparing every client with those like it"):
        groups = duplicates_view.groups()
    if not groups:
        _nothing()
    else:
        duplicates_list.show(groups)
    duplicates_said.show()


def _head() -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="duplicates-head"):
        st.title("Duplicates", anchor=False, width="content")
        st.space("stretch")
        acts = undo_list.open_acts([ActKind.MERGE], _RECENT)
        if acts:
            with st.popover("Recent merges", icon=":material/history:", key="merges-recent"):
                undo_list.show(
                    acts, "merge-act", on_undo=lambda act: duplicates_deeds.unmerge(act.id)
                )
    st.caption(
        "Records that are likely the same client, those first that are most alike and owe most. "
        "Nothing is merged by itself."
    )
    if not may(cached.actor(), Permission.MERGE_CLIENTS):
        st.caption("To merge them, or to tell them apart, takes an admin.")


def _nothing() -> None:
    with st.container(border=True, horizontal_alignment="center", key="duplicates-empty"):
        st.subheader("No duplicates", anchor=False, text_alignment="center")
        st.text("No two clients look like the same one.", text_alignment="center")
