"""The page of data quality: the score, the filters, and the list or why it is empty."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.ui import (
    quality_head,
    quality_list,
    quality_reads,
    quality_standing,
    quality_view,
)

if TYPE_CHECKING:
    from clientdesk.ui.quality_view import View


def show() -> None:
    """Draw the page."""
    view = quality_view.read()
    quality_head.title()
    mine = quality_reads.every().of_owner(view.owner_id())
    score = mine.score()
    quality_head.figures(view, score)
    if view.ignored:
        quality_standing.show()
        return
    quality_head.bar(view, mine.counts())
    total = mine.to_mend(view.finding).height
    if total:
        quality_list.show(view, total, score.currency)
    else:
        _nothing(view, score.clients)


def _nothing(view: View, clients: int) -> None:
    with st.container(border=True, horizontal_alignment="center", key="quality-empty"):
        if clients or view.owner:
            st.subheader("Nothing to mend", anchor=False, text_alignment="center")
            st.text(_said(view), text_alignment="center")
        else:
            st.subheader("No clients yet", anchor=False, text_alignment="center")
            st.text("What is missing on their records will stand here.", text_alignment="center")
        if view.owner or view.finding:
            st.button("Show everything", key="quality-clear", on_click=_clear)


def _said(view: View) -> str:
    if view.finding or view.owner:
        return "No record matches these conditions."
    return "Every active record has what invoices and reminders need."


def _clear() -> None:
    quality_view.change(finding=None, owner=None)
