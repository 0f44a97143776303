"""The dialog that hands the workspace over: to whom, what it means, and the name typed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions import members
from clientdesk.errors import ClientDeskError
from clientdesk.model.words import MemberStatus, Role
from clientdesk.text.labels import label
from clientdesk.ui import cached, identity, notices, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from clientdesk.model.member import Member

_ASKED: Final = "ownership-dialog"
_DONE: Final = "ownership-done"
_PROBLEM: Final = "ownership-problem"
_TO: Final = "ownership-to"
_TYPED: Final = "ownership-name"


def ask() -> None:
    """Open the dialog in the next run."""
    state.take(_DONE, default=False)
    state.keep(_ASKED, True)


def show() -> None:
    """Open it when it was asked for, once, and again with what was missing."""
    if state.take(_ASKED, default=False) or state.has(_PROBLEM):
        st.dialog("Hand over the workspace")(_body)()


def heirs() -> list[Member]:
    """The active members who may get it, admins first."""
    actor = cached.actor()
    active = [
        one for one in cached.members() if one.status is MemberStatus.ACTIVE and one.id != actor.id
    ]
    return sorted(active, key=lambda one: one.role is not Role.ADMIN)


def _what_it_means() -> str:
    said = "The new owner may do everything, and alone may hand the workspace over again. "
    if identity.is_asked():
        return f"{said}You become an admin, and cannot take it back by yourself."
    return f"{said}With local sign-in whoever opens ClientDesk then acts as the new owner."


def _body() -> None:
    if state.take(_DONE, default=False):
        st.rerun()
    name = cached.workspace().name
    st.text(_what_it_means())
    to = st.selectbox(
        "New owner",
        heirs(),
        index=None,
        format_func=lambda one: f"{one.name} · {label('role', one.role)}",
        placeholder="Choose a member",
        key=_TO,
    )
    asked = f"Type the workspace’s name to confirm: {md(short(name))}"
    typed = st.text_input(asked, key=_TYPED, live="300ms")
    if problem := state.take(_PROBLEM, ""):
        st.error(md(problem))
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Cancel", key="ownership-keep"):
            st.rerun()
        st.button(
            "Hand over",
            type="primary",
            key="ownership-end",
            on_click=_hand_over,
            disabled=to is None or not is_typed(typed, name),
        )


def _hand_over() -> None:
    """Do it once both are given; the name may have changed since it was typed."""
    nobody: Member | None = None
    to = state.recall(_TO, nobody)
    if to and is_typed(state.recall(_TYPED, ""), cached.workspace().name):
        _transfer(to)


def _transfer(to: Member) -> None:
    try:
        members.transfer_ownership(cached.database(), cached.actor(), to.id, cached.now())
    except ClientDeskError as problem:
        state.keep(_PROBLEM, f"{problem.message} {problem.hint}".strip())
    else:
        notices.say(f"{short(to.name)} owns the workspace now.")
        state.keep(_DONE, True)


def is_typed(typed: str, name: str) -> bool:
    """Whether the name was typed; spaces between its words do not matter."""
    return typed.split() == name.split()
