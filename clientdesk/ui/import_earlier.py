"""The imports so far, each with what it did and its Undo."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import streamlit as st

from clientdesk.text.amounts import number
from clientdesk.text.dates import ago
from clientdesk.ui import cached, import_undo, row_words
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from clientdesk.queries.undoable import ListedAct


def show() -> None:
    """Draw them, newest first; nothing while there is none."""
    found = import_undo.acts()
    if not found:
        return
    st.space("small")
    st.subheader("Earlier imports", anchor=False)
    with st.container(border=True, gap="small", key="import-earlier"):
        for listed in found:
            _one(listed)


def _one(listed: ListedAct) -> None:
    act = listed.act
    with st.container(horizontal=True, vertical_alignment="center"):
        with st.container(gap=None, width="stretch"):
            st.text(short(act.label, 120))
            st.caption(md(_said(listed)))
        if act.is_open(cached.now()):
            st.button(
                row_words.of("Undo", act.label),
                key=f"import-undo-{act.id}",
                on_click=import_undo.ask,
                args=(act.id,),
            )


def _said(listed: ListedAct) -> str:
    act, locale = listed.act, cached.workspace().locale
    detail: dict[str, Any] = json.loads(act.detail or "{}")
    parts = [
        f"{number(detail[name], locale)} {word}"
        for name, word in (("new", "new"), ("updated", "updated"), ("left_out", "left out"))
        if detail.get(name)
    ]
    kind = str(detail.get("kind", "clients")).capitalize()
    done = f" {kind}: {', '.join(parts)}." if parts else ""
    undone = f" Taken back by {act.undone_by}." if act.undone_at else ""
    return f"{act.actor_name}, {ago(act.at, cached.now(), locale)}.{done}{undone}"
