"""What was done and can still be taken back, newest first, each with its Undo."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.model.undoable import UndoableAct, may_undo
from clientdesk.queries.undoable import recent_acts
from clientdesk.text.dates import ago, moment
from clientdesk.ui import cached, row_words

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import timedelta

    from clientdesk.model.undoable import ActKind


def open_acts(kinds: Collection[ActKind], within: timedelta) -> list[UndoableAct]:
    """The acts of these kinds that the actor may still take back."""
    actor, now = cached.actor(), cached.now()
    found = cached.read_on_day(
        lambda database, _day: recent_acts(database, now - within, kinds=kinds),
        "recent-acts",
        *sorted(kinds),
    )
    acts = [listed.act for listed in found]
    return [act for act in acts if act.is_open(now) and may_undo(actor, act)]


def show(acts: Sequence[UndoableAct], key: str, *, on_undo: Callable[[UndoableAct], None]) -> None:
    """Draw a line for each act: what, who, when, until when, and Undo."""
    for act in acts:
        with st.container(horizontal=True, vertical_alignment="center", key=f"{key}-{act.id}"):
            with st.container(gap=None, width="stretch"):
                st.text(act.label)
                st.caption(_when(act))
            st.button(
                row_words.of("Undo", act.label),
                key=f"{key}-undo-{act.id}",
                on_click=on_undo,
                args=(act,),
            )


def _when(act: UndoableAct) -> str:
    workspace = cached.workspace()
    said = f"{act.actor_name}, {ago(act.at, cached.now(), workspace.locale)}"
    if act.until is None:
        return said
    until = moment(act.until, workspace.locale, workspace.timezone).rsplit(", ", 1)[-1]
    return f"{said}, until {until}"
