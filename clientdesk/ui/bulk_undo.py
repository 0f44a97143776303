"""Taking back what was done to many clients, from the bar that tells of it or from the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

import streamlit as st

from clientdesk.actions.undoing import undo
from clientdesk.errors import ClientDeskError
from clientdesk.model.undoable import BULK_UNDO, ActKind
from clientdesk.text.plurals import count, listed
from clientdesk.ui import cached, notices, undo_list
from clientdesk.ui.escape import short

if TYPE_CHECKING:
    from collections.abc import Sequence
    from uuid import UUID

    from clientdesk.actions.bulk import Done


def recent() -> None:
    """What can be taken back, behind a button; nothing while there is nothing."""
    acts = undo_list.open_acts([ActKind.BULK], BULK_UNDO)
    if acts:
        with st.popover("Recent changes", icon=":material/history:", key="bulk-recent"):
            undo_list.show(acts, "bulk-act", on_undo=lambda act: take_back(act.id, act.label))


def offer(done: Done) -> None:
    """Tell what was done, with Undo beside it."""
    act_id, label = done.act_id, done.label
    said = f"{label}. {left(done.left, done.left_count)}".strip()
    notices.say(said, undo=lambda: take_back(act_id, label) if act_id else None)


def take_back(act_id: UUID, label: str) -> None:
    """Take back all that is unchanged since, and name the rest."""
    database, actor, now = cached.database(), cached.actor(), cached.now()
    try:
        undone = undo(database, actor, act_id, now, cached.today(), rest=True)
    except ClientDeskError as problem:
        notices.say(f"{problem.message} {problem.hint}".strip())
        return
    notices.say(f"Taken back: {label}. {left(undone.left, undone.left_count)}".strip())


def left(names: Sequence[str], how_many: int) -> str:
    """Who was left as somebody else has made them meanwhile."""
    if not how_many:
        return ""
    shown = [short(name, 40) for name in names[:3]]
    if how_many > len(shown):
        shown.append(f"{how_many - len(shown):,} more")
    has = count(how_many, "has changed meanwhile and stays", "have changed meanwhile and stay")
    return f"{has}: {listed(shown)}."
