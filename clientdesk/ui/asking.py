"""Which dialog the next run opens; asked once, so that it never comes back by itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

import streamlit as st

from clientdesk.ui import state

if TYPE_CHECKING:
    from uuid import UUID

_ASKED: Final = "asked-dialog"
_OPEN: Final = "dialog-open"

Kind = Literal["client", "new", "delete", "erase"]


@dataclass(frozen=True, slots=True)
class Asked:
    """A dialog, and the client that it is about."""

    kind: Kind
    client_id: UUID | None = None


def ask(kind: Kind, client_id: UUID | None = None) -> None:
    """Open this dialog in the next run."""
    state.keep(_ASKED, Asked(kind, client_id))


def ask_now(kind: Kind, client_id: UUID | None = None) -> None:
    """Open this dialog at once, in place of the one that asks."""
    ask(kind, client_id)
    st.rerun()


def asked() -> Asked | None:
    """The dialog to open in this run, once."""
    nothing: Asked | None = None
    return state.take(_ASKED, nothing)


def note_dialog(*, is_open: bool) -> None:
    """Remember whether this run of a page opened a dialog."""
    state.keep(_OPEN, is_open)


def is_dialog_open() -> bool:
    """Whether the last run of the page opened a dialog, which may be in use still."""
    return state.recall(_OPEN, default=False)
