"""Two people saved the same field: who changed what and when, both values, and the choice."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.client import EDITABLE
from clientdesk.text.dates import ago, moment
from clientdesk.ui import cached, drafts, saving, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from uuid import UUID

    from clientdesk.errors import FieldChange

_THEIRS: Final = "theirs"
_MINE: Final = "mine"


def show(client_id: UUID) -> None:
    """The choice, field by field, while there is one to make."""
    changes = saving.conflict(str(client_id))
    if not changes:
        return
    with st.container(border=True, key="conflict"):
        st.markdown("**Somebody else changed this client while you did**")
        st.caption("Nothing was overwritten. Choose what stands in each field.")
        for change in changes:
            _choice(client_id, change)
        st.button(
            "Save these choices",
            key="conflict-save",
            on_click=_resolve,
            args=(client_id, changes),
        )


def _choice(client_id: UUID, change: FieldChange) -> None:
    workspace = cached.workspace()
    when = ago(change.changed_at, cached.now(), workspace.locale)
    st.radio(
        f"{EDITABLE[change.field]} · {md(change.changed_by)} changed it {when}",
        [_THEIRS, _MINE],
        key=_key(client_id, change.field),
        format_func={
            _THEIRS: f"Keep theirs: {_value(change.current)}",
            _MINE: f"Save mine: {_value(change.wanted)}",
        }.__getitem__,
        help=moment(change.changed_at, workspace.locale, workspace.timezone),
    )


def _value(value: str | None) -> str:
    return md(short(value, 200)) if value else "*empty*"


def _resolve(client_id: UUID, changes: tuple[FieldChange, ...]) -> None:
    now = drafts.stored(cached.client(client_id))
    for change in changes:
        theirs = state.recall(_key(client_id, change.field), _THEIRS) == _THEIRS
        drafts.accept(str(client_id), change.field, now[change.field], theirs=theirs)
    saving.settle(str(client_id))
    saving.save(client_id)


def _key(client_id: UUID, field: str) -> str:
    return f"conflict-{field}-{client_id}"
