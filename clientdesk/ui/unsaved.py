"""What was typed into a drawer that has gone: said once, kept until it is opened again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.model.client import EDITABLE
from clientdesk.text.plurals import listed
from clientdesk.ui import drafts, state
from clientdesk.ui.escape import md, short

if TYPE_CHECKING:
    from clientdesk.ui.asking import Asked

_OPEN: Final = "open-form"


@dataclass(frozen=True, slots=True)
class _Form:
    form: str
    name: str


def opened(form: str, name: str) -> None:
    """Remember whose form is open."""
    state.keep(_OPEN, _Form(form, name))


def remind(asked: Asked | None) -> None:
    """Say what the form that has just gone still holds; the dialog asked for opens next."""
    nothing: _Form | None = None
    gone = state.take(_OPEN, nothing)
    if gone is None or gone.form == _form_of(asked):
        return
    changed = [EDITABLE[field] for field in drafts.changes(gone.form)]
    if changed:
        said = f"Not saved: {listed(changed)} of {short(gone.name)}. Open it again to go on."
        st.toast(md(said), icon=":material/edit_note:", duration="long")


def _form_of(asked: Asked | None) -> str:
    if asked is None or asked.kind in {"delete", "erase"}:
        return ""
    return drafts.NEW if asked.kind == "new" else str(asked.client_id)
