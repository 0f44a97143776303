"""The dialog before records are merged: who stays, who goes, and that it can be taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions.merging import merge
from clientdesk.errors import ClientDeskError, NotFound
from clientdesk.model.permissions import Permission, require
from clientdesk.text.plurals import listed
from clientdesk.ui import cached, duplicates_deeds, duplicates_view, merge_choices, notices, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from clientdesk.model.merging import Merge

_ASKED: Final = "merge-asked"
_REFUSED: Final = "merge-refused"


def ask(asked: Merge) -> None:
    """Open the dialog in the next run, about the records as they are shown."""
    state.keep(_ASKED, asked)


def show() -> None:
    """Open the dialog if it was asked for."""
    nothing: Merge | None = None
    asked = state.take(_ASKED, nothing)
    if asked is None:
        return
    require(cached.actor(), Permission.MERGE_CLIENTS)
    try:
        stays = cached.client(asked.survivor_id).name
        goes = [cached.client(each).name for each in asked.absorbed_ids]
    except NotFound:
        st.toast("One of these clients was deleted or merged meanwhile.")
        return
    st.dialog(f"Merge into {md(short(stays, 60))}?", width="small")(_body)(asked, stays, goes)


def _body(asked: Merge, stays: str, goes: list[str]) -> None:
    names = listed([short(name, 60) for name in goes])
    st.text(f"{names} {'becomes' if len(goes) == 1 else 'become'} part of {short(stays, 60)}.")
    st.text("Issued invoices keep the name that they were issued to. You can take this back.")
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Cancel", key="merge-cancel"):
            st.rerun()
        st.button("Merge", key="merge-do", type="primary", on_click=_merge, args=(asked, stays))


def refusal() -> str:
    """Why the last merge was refused, said once beside the records as they are now."""
    return state.take(_REFUSED, "")


def _merge(asked: Merge, stays: str) -> None:
    try:
        done = merge(cached.database(), cached.actor(), asked, cached.now(), cached.today())
    except ClientDeskError as problem:
        state.keep(_REFUSED, f"{problem.message} {problem.hint}".strip())
        st.rerun()
    merge_choices.forget()
    duplicates_view.compare(())
    told = f"{len(asked.absorbed_ids) + 1} records are one now: {short(stays, 60)}."
    notices.say(told, undo=lambda: duplicates_deeds.unmerge(done.act_id))
    st.rerun()
