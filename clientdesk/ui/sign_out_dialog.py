"""The question before every session of a member ends: whose, and what it means."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions.sessions import sign_out_everywhere
from clientdesk.ui import cached, notices, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from uuid import UUID

_ASKED: Final = "sign-out-dialog"


def ask(member_id: UUID, name: str) -> None:
    """Open the dialog in the next run."""
    state.keep(_ASKED, (member_id, name))


def show() -> None:
    """Open the dialog that was asked for, once."""
    nothing: tuple[UUID, str] | None = None
    if asked := state.take(_ASKED, nothing):
        is_own = asked[0] == cached.actor().id
        whose = "everywhere" if is_own else f"{md(short(asked[1], 40))} everywhere"
        st.dialog(f"Sign out {whose}?", width="small")(_body)(*asked, is_own=is_own)


def _body(member_id: UUID, name: str, *, is_own: bool) -> None:
    if is_own:
        st.text("Your sessions in every browser end, this one too. What is not saved is lost.")
    else:
        st.text(
            f"{short(name)} loses every page that is open, with what is not saved there, and can "
            "sign in again. To keep somebody out, disable the member."
        )
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Cancel", key="sessions-keep"):
            st.rerun()
        if st.button(
            "Sign out everywhere",
            type="primary",
            key="sessions-end",
            on_click=_end,
            args=(member_id, name),
        ):
            st.rerun()


def _end(member_id: UUID, name: str) -> None:
    actor = cached.actor()
    sign_out_everywhere(cached.database(), actor, member_id, cached.now())
    if member_id != actor.id:
        notices.say(f"{name} is signed out everywhere.")
