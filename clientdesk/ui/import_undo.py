"""Taking an import back: asked first; what has changed since is named and may stay."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.actions.undoing import undo
from clientdesk.errors import ChangedSince, ClientDeskError
from clientdesk.model.undoable import ActKind
from clientdesk.queries.undoable import recent_acts
from clientdesk.text.plurals import count
from clientdesk.ui import bulk_undo, cached, import_job, notices, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.queries.undoable import ListedAct

_SINCE: Final = datetime(2000, 1, 1)
_MOST: Final = 20
_ASKED: Final = "import-undo-asked"
_CHANGED: Final = "import-undo-changed"
_OVER: Final = "import-undo-over"


def acts() -> list[ListedAct]:
    """The newest imports of this workspace."""
    return cached.read_on_day(
        lambda database, _day: recent_acts(database, _SINCE, kinds=[ActKind.IMPORT], count=_MOST),
        "recent-imports",
    )


def ask(act_id: UUID) -> None:
    """Ask in the next run whether to take it back."""
    state.keep(_ASKED, act_id)
    state.keep(_CHANGED, None)
    state.keep(_OVER, value=False)


def show() -> bool:
    """Open the question, once, and whether there was one."""
    nothing: UUID | None = None
    act_id = state.take(_ASKED, nothing)
    found = [listed for listed in acts() if listed.act.id == act_id]
    if not found:
        return False
    st.dialog("Undo import", width="small", on_dismiss=_forget)(_body)(found[0])
    return True


def _body(listed: ListedAct) -> None:
    if state.take(_OVER, default=False):
        st.rerun()
    nothing: ChangedSince | None = None
    changed = state.recall(_CHANGED, nothing)
    locale = cached.workspace().locale
    st.text(short(listed.act.label, 120))
    left = max(listed.rows - (changed.count if changed else 0), 0)
    if changed is None:
        rows = count(listed.rows, "record", locale=locale)
        st.text(f"{rows} will be as before the import. Nothing else is touched.")
    else:
        st.warning(md(f"{changed} {changed.hint}"))
    with st.container(horizontal=True, horizontal_alignment="right"):
        if st.button("Cancel", key="import-undo-cancel"):
            _forget()
            st.rerun()
        other = f"Undo the other {left:,}" if changed else "Undo import"
        st.button(
            other,
            key="import-undo-do",
            type="primary",
            disabled=not left,
            on_click=_take_back,
            args=(listed, changed is not None),
        )


def _take_back(listed: ListedAct, rest: bool) -> None:
    act, now = listed.act, cached.now()
    try:
        undone = undo(cached.database(), cached.actor(), act.id, now, cached.today(), rest=rest)
    except ChangedSince as changed:
        ask(act.id)
        state.keep(_CHANGED, changed)
        return
    except ClientDeskError as problem:
        notices.say(f"{problem.message} {problem.hint}".strip())
    else:
        job = import_job.current()
        if job.outcome and job.outcome.change_id == act.id:
            import_job.begin(job.kind)
        said = bulk_undo.left(undone.left, undone.left_count)
        notices.say(f"Taken back: {short(act.label, 60)}. {said}".strip())
    _forget()
    state.keep(_OVER, value=True)


def _forget() -> None:
    """Let the question not come back by itself, once it was asked again."""
    state.keep(_ASKED, None)
