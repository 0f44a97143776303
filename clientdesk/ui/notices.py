"""What was done, said once on the next run; what can be taken back has an Undo beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import streamlit as st

from clientdesk.ui import state
from clientdesk.ui.escape import md

if TYPE_CHECKING:
    from collections.abc import Callable

_NOTICE: Final = "notice"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence, and what takes back what it says."""

    text: str
    undo: Callable[[], None] | None = None


def say(text: str, undo: Callable[[], None] | None = None) -> None:
    """Say this on the next run of a page."""
    state.keep(_NOTICE, Notice(text, undo))


def show() -> None:
    """Say what there is to say: a toast, or a bar with Undo at the foot of the page."""
    nothing: Notice | None = None
    notice = state.take(_NOTICE, nothing)
    if notice is None:
        return
    # Only a whole run may toast: in a dialog's run a toast takes the place of the page's styles.
    if notice.undo is None:
        st.toast(md(notice.text), icon=":material/check:")
        return
    with st.container(horizontal=True, vertical_alignment="center", key="notice", width="content"):
        st.text(notice.text)
        st.button("Undo", key="undo", type="tertiary", on_click=notice.undo)
