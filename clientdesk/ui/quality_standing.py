"""What somebody let stand, with the reason, and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final
from uuid import UUID

import streamlit as st

from clientdesk.model.permissions import Permission, may
from clientdesk.model.quality import Finding
from clientdesk.text.dates import day
from clientdesk.text.labels import label
from clientdesk.ui import cached, quality_deeds, quality_drawer, quality_reads, quality_view
from clientdesk.ui.components import worklist
from clientdesk.ui.components.worklist import Item

if TYPE_CHECKING:
    from clientdesk.queries.quality_rows import Ignored

_BACK: Final = "Take back"
_MOST: Final = 200
"""Rows that are listed, the newest."""


def show() -> None:
    """Draw the list, or that nothing is let stand."""
    found = quality_reads.ignored()
    if not found:
        with st.container(border=True, horizontal_alignment="center", key="quality-empty"):
            st.subheader("Nothing is let stand", anchor=False, text_alignment="center")
            st.button("Show what is to be mended", key="quality-back", on_click=_leave)
        return
    worklist.show(
        [_row(each) for each in found[:_MOST]],
        "quality-ignored",
        label="Findings that are let stand",
        on_open=lambda key: quality_drawer.ask(_of(key)[0]),
        on_choose=lambda key, _word: quality_deeds.attempt(lambda: _take_back(*_of(key))),
    )


def _row(each: Ignored) -> Item:
    workspace = cached.workspace()
    on = day(workspace.day(each.ignored_at), workspace.locale)
    return Item(
        id=f"{each.client_id} {each.finding}",
        name=each.name,
        href=f"/client?id={each.client_id}",
        below=label("finding", each.finding),
        said=(each.reason, f"{each.ignored_by}, {on}"),
        menu=(_BACK,) if may(cached.actor(), Permission.WORK_CLIENTS) else (),
    )


def _of(key: str) -> tuple[UUID, Finding]:
    client_id, finding = key.split()
    return UUID(client_id), Finding(finding)


def _take_back(client_id: UUID, finding: Finding) -> str:
    quality_deeds.heed(client_id, finding)
    return f"“{label('finding', finding)}” is to be mended again."


def _leave() -> None:
    quality_view.change(ignored=False)
